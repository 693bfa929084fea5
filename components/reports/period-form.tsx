import { FieldRow } from '@/components/forms/field-layout';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { DateField } from '@/components/forms/text-field';
import { formatDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import type { ReportPeriod } from '@/lib/reports/period';

type PeriodFormProps = { action: string; form: FormState; period: ReportPeriod };

export function ReportPeriodForm({ action, form, period: { from, to } }: PeriodFormProps) {
  return (
    <div className="print:hidden">
      <Form action={action} form={form}>
        <FieldRow>
          <DateField form={form} name="from" label="С какого дня" required value={formatDate(from)} />
          <DateField form={form} name="to" label="По какой день" required value={formatDate(to)} />
        </FieldRow>
        <SubmitRow label="Показать" variant="secondary" />
      </Form>
    </div>
  );
}
