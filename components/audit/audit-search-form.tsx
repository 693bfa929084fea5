import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { auditEvents } from '@/lib/domain/audit-events';
import type { FormState } from '@/lib/domain/form-state';

const eventOptions = Object.entries(auditEvents).map(([value, label]) => ({ value, label }));

export function AuditSearchForm({ form }: { form: FormState }) {
  return (
    <Form action="/admin/audit/save" form={form}>
      <div className="grid gap-x-5 gap-y-6 sm:grid-cols-2">
        <TextField
          form={form}
          name="from"
          label="С какого дня"
          hint="Например, 20.06.2019"
          inputMode="numeric"
        />
        <TextField form={form} name="to" label="По какой день" hint="Включая этот день" inputMode="numeric" />
        <SelectField
          form={form}
          name="event"
          label="Что сделано"
          options={eventOptions}
          placeholder="Любое действие"
        />
        <TextField
          form={form}
          name="accountLogin"
          label="Логин"
          hint="Кто это сделал"
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          form={form}
          name="number"
          label="Номер сертификата"
          hint="Чьи данные: 42 07 000 002"
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <Button wide>Найти</Button>
    </Form>
  );
}
