import type { Metadata } from 'next';
import { DoneNotice } from '@/app/admin/municipalities/_desk/done-notice';
import {
  institutionPage,
  institutionTitle,
  type InstitutionPageProps,
} from '@/app/admin/municipalities/_desk/institution-page';
import { plannedVisits } from '@/app/admin/municipalities/_desk/planned-visits';
import { ClosuresPanel } from '@/components/admin/institutions/closures-panel';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { DateField, TextField } from '@/components/forms/text-field';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { CancelledList } from '@/components/visits/cancelled-list';
import { closedDaysFields, plannedClosedDays } from '@/lib/directory/institutions/closed-days';

const title = 'Закрытые дни';

export function generateMetadata(props: InstitutionPageProps): Promise<Metadata> {
  return institutionTitle(title, props, '/closures');
}

export default async function ClosuresPage(props: InstitutionPageProps) {
  const page = await institutionPage(props, '/closures');
  const { form, institution, card, here, query } = page;
  const cancelled = await plannedVisits(page, closedDaysFields, (input) => () => plannedClosedDays(input));
  return (
    <>
      <BackLink href={card}>{institution.shortName}</BackLink>
      <PageTitle
        title={title}
        caption={institution.shortName}
        lead="Семьи увидят эти дни в списке учреждений. Срок принести документы в них не идёт для тех, кто выбрал это учреждение."
      />
      <DoneNotice done={query.done === 'added' || query.done === 'removed' ? 'saved' : undefined} />
      {institution.closures.length > 0 && <ClosuresPanel path={here} institution={institution} />}
      <Panel title="Назначить">
        <Form action={`${here}/save`} form={form} hidden={{ version: String(institution.version) }}>
          <DateField form={form} name="from" label="Первый закрытый день" required />
          <DateField
            form={form}
            name="to"
            label="Последний закрытый день"
            hint="Пусто — закрыто один день. Например, 20.06.2019"
          />
          <TextField
            form={form}
            name="reason"
            label="Причина"
            hint="Её увидят семьи, например: отпуск специалиста"
            required
            maxLength={200}
          />
          <CancelledList form={form} cancelled={cancelled} />
          <SubmitRow label="Назначить закрытые дни" secondary={{ href: card, label: 'Отмена' }} />
        </Form>
      </Panel>
    </>
  );
}
