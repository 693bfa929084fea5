import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import { destructionGrounds } from '@/lib/domain/proposals';

type DestructionFormProps = { action: string; back: string; form: FormState };

/** On what a child's data are destroyed before their term. Another admin confirms it. */
export function DestructionForm({ action, back, form }: DestructionFormProps) {
  return (
    <Form action={action} form={form}>
      <p className="max-w-measure">
        Имя, дата рождения, документы, снимки, адрес и СНИЛС ребёнка будут удалены раньше срока хранения.
        Номер сертификата и журнал действий останутся без имени. Вернуть данные нельзя, поэтому удаление
        подтверждает другой администратор.
      </p>
      <RadioField
        form={form}
        name="ground"
        label="Основание"
        options={Object.entries(destructionGrounds).map(([value, { title }]) => ({ value, label: title }))}
        required
      />
      <TextField
        form={form}
        name="note"
        label="Пояснение"
        hint="Номер и дата требования или решения. Без фамилий"
        maxLength={500}
        required
      />
      <SubmitRow
        label="Предложить удаление"
        variant="danger"
        secondary={{ href: back, label: 'Не удалять' }}
      />
    </Form>
  );
}
