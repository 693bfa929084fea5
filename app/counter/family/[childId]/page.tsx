import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { VisitForm } from '@/components/reception/visit-form';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { getIssuingObstacle } from '@/lib/institutions/own-right';
import { listVisitChoices } from '@/lib/reception/form-choices';
import { openKnownFamily } from '@/lib/reception/known-family';

export const metadata: Metadata = { title: 'Оформить на приёме' };

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

export default async function KnownFamilyPage({ params, searchParams }: Props) {
  const childId = pageId((await params).childId);
  const here = `/counter/family/${childId}`;
  const actor = await pageActor(here, ['operator']);
  const { came } = await searchParams;
  const family = await orNotFound(openKnownFamily(actor, childId, typeof came === 'string' ? came : null));
  if (family.certificateId) redirect(`/counter/certificates/${family.certificateId}`);
  const [obstacle, choices] = await Promise.all([getIssuingObstacle(actor), listVisitChoices(actor)]);
  const form = { values: family.values, errors: {}, sentence: null };
  return (
    <>
      <BackLink href="/counter">К приёму</BackLink>
      <PageTitle
        caption={family.name}
        title="Оформить на приёме"
        lead="Сверьте сведения семьи с оригиналами, дополните, чего нет, и распечатайте заявление."
      />
      {family.others.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-4">
          <span>Пришёл другой заявитель?</span>
          {family.others.map(({ id, name }) => (
            <TextLink key={id} href={`${here}?came=${id}`} standalone>
              {name}
            </TextLink>
          ))}
        </p>
      )}
      {obstacle === null ? (
        <VisitForm
          form={form}
          visitId={randomUUID()}
          choices={choices}
          known={{ guardians: [], children: [] }}
        />
      ) : (
        <Notice tone="warning" title={obstacle} />
      )}
    </>
  );
}
