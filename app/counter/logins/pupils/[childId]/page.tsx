import type { Metadata } from 'next';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { FamilyLogins } from '@/components/counter/family-logins';
import { BackLink } from '@/components/ui/back-link';
import { FactList } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { listFamilyLogins, type FamilyLogin } from '@/lib/accounts/family-logins';
import { formatDate } from '@/lib/domain/dates';
import { getAddingObstacle } from '@/lib/families/settled-child';
import { getIssuingObstacle } from '@/lib/institutions/own-right';
import { openPupil, type PupilRecord } from '@/lib/overview/pupil';
import { pupilAddress } from '../../_addresses';

export const metadata: Metadata = { title: 'Запись об ученике' };

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

export default async function PupilPage({ params, searchParams }: Props) {
  const childId = pageId((await params).childId);
  const actor = await pageActor(pupilAddress(childId), ['login_issuer']);
  const pupil = await orNotFound(openPupil(actor, childId));
  const [logins, obstacle, settled, { done }] = await Promise.all([
    listFamilyLogins(actor, childId),
    getIssuingObstacle(actor),
    getAddingObstacle(actor, childId),
    searchParams,
  ]);
  return (
    <>
      <BackLink href="/counter/logins">Логины</BackLink>
      {done === 'registered' && (
        <Notice tone="success" title="Семья записана">
          <p>Теперь выдайте логин: откроется листок, который можно распечатать.</p>
        </Notice>
      )}
      {done === 'guardian' && <Notice tone="success" title="Родитель записан" />}
      {obstacle !== null && <Notice tone="warning" title={obstacle} />}
      <PageTitle title={pupil.name} />
      <Panel title="Вход в кабинет">
        <Logins pupil={pupil} logins={logins} open={obstacle === null} settled={settled !== null} />
        {!pupil.ofAge && obstacle === null && (
          <p className="print:hidden">
            {settled ?? (
              <TextLink href={`${pupilAddress(childId)}/guardian`} standalone>
                Добавить родителя
              </TextLink>
            )}
          </p>
        )}
      </Panel>
      <PupilFacts pupil={pupil} />
    </>
  );
}

type LoginsProps = {
  pupil: PupilRecord;
  logins: readonly FamilyLogin[];
  open: boolean;
  /** No parent can be added here. */
  settled: boolean;
};

function Logins({ pupil, logins, open, settled }: LoginsProps) {
  if (logins.length === 0) {
    return <p>У ребёнка не записан ни один взрослый.{!settled && ' Добавьте родителя.'}</p>;
  }
  return (
    <FamilyLogins
      logins={logins}
      slipHref={open ? (personId) => `${pupilAddress(pupil.id)}/slips/${personId}` : null}
    />
  );
}

function PupilFacts({ pupil }: { pupil: PupilRecord }) {
  return (
    <Panel title="Ребёнок">
      <FactList
        items={[
          { term: 'Дата рождения', value: formatDate(pupil.birthDate) },
          { term: 'Класс или группа', value: pupil.groupName ?? 'не указаны' },
          {
            term: 'Сертификат',
            value: pupil.status ? <CertificateStatusTag status={pupil.status} /> : 'нет',
          },
        ]}
      />
    </Panel>
  );
}
