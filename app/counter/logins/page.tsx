import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { OwnInstitution } from '@/components/counter/own-institution';
import { PupilSearch } from '@/components/counter/pupil-search';
import { PupilTable } from '@/components/counter/pupil-table';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { Tabs } from '@/components/ui/tabs';
import { formatDate } from '@/lib/domain/dates';
import { hasErrors } from '@/lib/domain/form-state';
import { getIssuingObstacle } from '@/lib/institutions/own-right';
import { getOwnInstitution } from '@/lib/overview/own-institution';
import { accessField, recallPupilSearch } from '@/lib/overview/pupil-search';
import { countPupils, listPupils, type PupilAccess } from '@/lib/overview/pupils';
import { today } from '@/lib/platform/clock';
import { pageCursor } from '../_page-cursor';
import { pupilListAddress } from './_addresses';

const path = '/counter/logins';

/** What a printed list holds: on paper there are no tabs. */
const listTitles = {
  all: 'Все ученики и воспитанники',
  signed_in: 'Входили в кабинет',
  issued: 'Не входили в кабинет',
  none: 'Без логина',
} as const satisfies Record<PupilAccess | 'all', string>;

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle('Логины', path, searchParams);
}

export default async function LoginsPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['login_issuer']);
  const access = accessField.parse((await searchParams).access);
  const [after, find] = [await pageCursor(searchParams, 'after'), await pageCursor(searchParams, 'find')];
  const wrong = await pageForm(path, actor.accountId, searchParams);
  const form = hasErrors(wrong) ? wrong : await recallPupilSearch(actor, find);
  const name = hasErrors(wrong) ? '' : (form.values.name ?? '');
  const [institution, obstacle, counts, pupils] = await Promise.all([
    getOwnInstitution(actor),
    getIssuingObstacle(actor),
    countPupils(actor, name),
    listPupils(actor, { name, access, after }),
  ]);
  const part = (chosen: typeof access) => ({
    href: pupilListAddress({ find, access: chosen }),
    current: access === chosen,
  });
  return (
    <>
      <PageTitle title="Логины" caption={institution.shortName} />
      {obstacle === null ? <Deeds /> : <Notice tone="warning" title={obstacle} />}
      <Panel title="Ученики и воспитанники">
        <PupilSearch form={form} access={access} clearHref={pupilListAddress({ find: null, access })} />
        <p className="hidden print:block">
          {listTitles[access ?? 'all']}, на {formatDate(today())}
        </p>
        <Tabs
          label="Кого показать"
          items={[
            { ...part(null), label: 'Все', count: counts.all },
            { ...part('issued'), label: 'Не входили', count: counts.issued },
            { ...part('none'), label: 'Без логина', count: counts.none },
          ]}
        />
        {pupils.rows.length > 0 ? (
          <PupilTable pupils={pupils.rows} />
        ) : (
          <NobodyFound name={name} filtered={access !== null} />
        )}
        <Pagination
          next={pupils.next && pupilListAddress({ find, access, after: pupils.next })}
          start={after && pupilListAddress({ find, access })}
        />
      </Panel>
      <OwnInstitution institution={institution} />
    </>
  );
}

function Deeds() {
  return (
    <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap print:hidden">
      <ButtonLink href={`${path}/register`} wide>
        Записать семью
      </ButtonLink>
      <ButtonLink href={`${path}/slips`} variant="secondary" wide>
        Листки для класса или группы
      </ButtonLink>
      <ButtonLink href={`${path}/import`} variant="secondary" wide>
        Загрузить список
      </ButtonLink>
    </div>
  );
}

function NobodyFound({ name, filtered }: { name: string; filtered: boolean }) {
  if (name !== '') {
    return (
      <EmptyState title={`«${name}» не найдено`}>
        <p>Проверьте фамилию и посмотрите среди всех: «Показать всех», вкладка «Все».</p>
      </EmptyState>
    );
  }
  return filtered ? (
    <EmptyState title="Таких детей нет" />
  ) : (
    <EmptyState title="В реестре нет детей Вашего учреждения">
      <p>Запишите семью или загрузите список класса целиком.</p>
    </EmptyState>
  );
}
