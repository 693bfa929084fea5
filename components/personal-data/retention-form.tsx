import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import { counted } from '@/lib/domain/plural';
import { retentionMatters, type RetentionMatter } from '@/lib/domain/retention';
import type { FormState } from '@/lib/domain/form-state';

type Rule = { matter: RetentionMatter; days: number; destroyed: number | null };

/** Each rule with its bounds and with what the last run destroyed by it. */
export function RetentionForm({
  form,
  rules,
  seen,
}: {
  form: FormState;
  rules: readonly Rule[];
  seen: string;
}) {
  return (
    <Form action="/admin/region/retention/save" form={form} hidden={{ seen }}>
      <div className="grid gap-x-8 gap-y-7 md:grid-cols-2">
        {rules.map(({ matter, days, destroyed }) => (
          <TextField
            key={matter}
            form={form}
            name={matter}
            label={`${retentionMatters[matter].title}, дней`}
            hint={hintOf(matter, destroyed)}
            required
            value={String(days)}
            inputMode="numeric"
            width="short"
            maxLength={5}
          />
        ))}
      </div>
      <SubmitRow label="Сохранить сроки" />
    </Form>
  );
}

function hintOf(matter: RetentionMatter, destroyed: number | null): string {
  const { from, days } = retentionMatters[matter];
  const last =
    destroyed === null
      ? ''
      : ` При последнем запуске: ${destroyed === 0 ? 'ничего' : counted(destroyed, 'запись', 'записи', 'записей')}.`;
  return `Считается ${from}. От ${days.min} до ${days.max}.${last}`;
}
