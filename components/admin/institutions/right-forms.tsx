import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { DateField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { CancelledList } from '@/components/visits/cancelled-list';
import type { CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import { formatDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import type { InstitutionRightRecord } from '@/lib/directory/institutions/get-institution';
import { rightChoices } from '@/lib/directory/rights/prepare-right';

const options = Object.entries(rightChoices).map(([value, { title }]) => ({ value, label: title }));

type Asked = {
  form: FormState;
  version: number;
  /** Visits that what the form says would take away; null when it says nothing yet. */
  cancelled: CancelledVisits | null;
};

type PrepareRightFormProps = Asked & { action: string; today: string };

export function PrepareRightForm({ action, form, version, today, cancelled }: PrepareRightFormProps) {
  return (
    <Form action={action} form={form} hidden={{ version: String(version) }}>
      <RadioField form={form} name="choice" label="Что изменится" required options={options} />
      <DateField
        form={form}
        name="from"
        label="С какого дня"
        required
        hint={`Сегодня ${today}. Можно назначить любой день вперёд`}
      />
      <DateField
        form={form}
        name="to"
        label="По какой день"
        hint="Пусто — без срока. После этого дня вернётся то, что было до изменения"
      />
      <CancelledList form={form} cancelled={cancelled} />
      <SubmitRow label="Назначить" />
    </Form>
  );
}

type EndRightFormProps = Asked & { path: string; right: InstitutionRightRecord };

export function EndRightForm({ path, version, right, form, cancelled }: EndRightFormProps) {
  return (
    <Form action={`${path}/end`} form={form} hidden={{ version: String(version) }}>
      <DateField
        form={form}
        name="to"
        label="Последний день"
        hint="Пусто — без срока. Например, 20.06.2019"
        value={right.to ? formatDate(right.to) : null}
      />
      <CancelledList form={form} cancelled={cancelled} />
      <SubmitRow label="Сохранить последний день" />
    </Form>
  );
}

export function CancelRightForm({ path, version, form, cancelled }: Asked & { path: string }) {
  return (
    <Form action={`${path}/cancel`} form={form} hidden={{ version: String(version) }}>
      <CancelledList form={form} cancelled={cancelled} />
      <Button variant="danger">Отменить это полномочие</Button>
    </Form>
  );
}
