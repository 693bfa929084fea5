import type { Metadata } from 'next';
import { missingPage } from '@/app/_server/missing-page';
import { pageId } from '@/app/_server/page-id';
import type { PageQuery } from '@/app/_server/page-form';
import { institutionPage, institutionTitle } from '@/app/admin/municipalities/_desk/institution-page';
import { plannedVisits } from '@/app/admin/municipalities/_desk/planned-visits';
import { CancelRightForm, EndRightForm } from '@/components/admin/institutions/right-forms';
import { rightDays, rightTitle } from '@/components/admin/institutions/right-table';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { untouchedForm } from '@/lib/domain/form-state';
import {
  cancelRightFields,
  endRightFields,
  plannedCancelling,
  plannedEnd,
} from '@/lib/directory/rights/change-prepared';

type Props = {
  params: Promise<{ municipalityId: string; institutionId: string; rightId: string }>;
  searchParams: PageQuery;
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  return institutionTitle('Полномочие', props, `/rights/${(await props.params).rightId}`);
}

export default async function RightPage(props: Props) {
  const rightId = pageId((await props.params).rightId);
  const page = await institutionPage(props, `/rights/${rightId}`);
  const { form, institution, card, here } = page;
  const right = institution.rights.find(({ id }) => id === rightId) ?? missingPage();
  const { version } = institution;
  const place = { institutionId: institution.id, rightId };
  // Two forms of one page come back to it; only that of the last day has a day.
  const ending = 'to' in form.values;
  const cancelled = ending
    ? await plannedVisits(page, endRightFields, (input) => (db) => plannedEnd(db, place, input))
    : await plannedVisits(page, cancelRightFields, () => (db) => plannedCancelling(db, place));
  return (
    <>
      <BackLink href={`${card}/rights`}>Полномочия</BackLink>
      <PageTitle
        title={rightTitle(right)}
        caption={institution.shortName}
        lead={`Дни: ${rightDays(right)}.`}
      />
      {right.state === 'ended' ? (
        <p>Это полномочие закончилось. Прошедшее не меняется.</p>
      ) : (
        <Panel title="Последний день">
          <EndRightForm
            path={here}
            version={version}
            right={right}
            form={ending ? form : untouchedForm}
            cancelled={ending ? cancelled : null}
          />
        </Panel>
      )}
      {right.state === 'ahead' && (
        <Panel title="Отменить">
          <p>
            Оно ещё не началось. Если ради него раньше срока закончили другое, то другое продолжится до своего
            прежнего последнего дня.
          </p>
          <CancelRightForm
            path={here}
            version={version}
            form={ending ? untouchedForm : form}
            cancelled={ending ? null : cancelled}
          />
        </Panel>
      )}
    </>
  );
}
