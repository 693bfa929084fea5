import { RadioField } from '@/components/forms/choice-fields';
import { Field, wireControl } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';
import { tableSizeWords } from '@/lib/domain/table-files';
import { importKinds, mostImportRows } from '@/lib/domain/table-import';

type StartImportFormProps = { form: FormState; action: string; sample: string };

/** What is loaded, and the file. */
export function StartImportForm({ form, action, sample }: StartImportFormProps) {
  const kept = form.values.file;
  const hint = `XLSX или CSV, не больше ${tableSizeWords} и ${mostImportRows.toLocaleString('ru-RU')} строк.`;
  const file = { form, name: 'file', label: 'Файл со списком', hint, required: !kept };
  return (
    <Panel title="Новая загрузка">
      <Form action={action} form={form} enctype="multipart/form-data">
        <RadioField
          form={form}
          name="kind"
          label="Что загрузить"
          required
          value="families"
          options={Object.entries(importKinds).map(([value, { title, hint: told }]) => ({
            value,
            label: title,
            hint: told,
          }))}
        />
        {kept ? (
          <>
            <p>Файл уже получен. Исправьте остальное и отправьте форму ещё раз.</p>
            <input type="hidden" name="file" value={kept} />
          </>
        ) : (
          <Field {...file}>
            <input
              {...wireControl(file)}
              type="file"
              accept=".xlsx,.csv,text/csv"
              className="block min-h-12 w-full cursor-pointer file:mr-4 file:min-h-12 file:cursor-pointer file:rounded-md file:border-2 file:border-solid file:border-action file:bg-surface file:px-4 file:font-semibold file:text-action"
            />
          </Field>
        )}
        <SubmitRow label="Дальше: столбцы" />
        <p className="max-w-measure text-ink-soft">
          Образцы, которые портал понимает без настройки:{' '}
          <TextLink href={`${sample}?kind=families`}>новые семьи</TextLink>,{' '}
          <TextLink href={`${sample}?kind=pupils`}>изменения детей</TextLink>.
        </p>
      </Form>
    </Panel>
  );
}
