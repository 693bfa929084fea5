import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import { exportFormats, exportPurposes } from '@/lib/domain/register-exports';

const formats = Object.entries(exportFormats).map(([value, { title }]) => ({ value, label: title }));
const purposes = Object.entries(exportPurposes).map(([value, label]) => ({ value, label }));

type ExportFormProps = { action: string; form: FormState; query: string; back: string };

/** A file leaves the portal: what it is for is asked first. */
export function ExportForm({ action, form, query, back }: ExportFormProps) {
  return (
    <Form action={action} form={form} hidden={{ query }} download>
      <RadioField form={form} name="format" label="Вид файла" options={formats} value="xlsx" required />
      <SelectField
        form={form}
        name="purpose"
        label="Для чего нужен файл"
        options={purposes}
        placeholder="Выберите цель"
        required
      />
      <TextField
        form={form}
        name="note"
        label="Пояснение"
        hint="Кому и зачем, например «Отчёт за сентябрь в министерство, исходящий № 15». Без фамилий детей"
        maxLength={300}
        required
      />
      <SubmitRow label="Скачать файл" secondary={{ href: back, label: 'Вернуться к списку' }} />
    </Form>
  );
}
