import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { Disclosure } from '@/components/ui/disclosure';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import { importColumns, type ImportField } from '@/lib/domain/import-columns';
import { columnLetter } from '@/lib/domain/table-files';
import { columnInput } from '@/lib/imports/choose-columns';
import type { ShownImport } from '@/lib/imports/queries';
import type { TableHead } from '@/lib/imports/table-head';

type ColumnFormProps = {
  form: FormState;
  shown: ShownImport;
  head: TableHead;
  action: string;
  back: string;
  /** The list was checked by other columns already. */
  again?: boolean;
};

/** Which column holds what; known headings are chosen already. */
export function ColumnForm(props: ColumnFormProps) {
  if (!props.again) {
    return (
      <Panel title="Столбцы файла" tone="highlight">
        <Columns {...props} />
      </Panel>
    );
  }
  return (
    <Panel>
      <Disclosure title="Изменить столбцы и проверить заново">
        <Columns {...props} />
      </Disclosure>
    </Panel>
  );
}

function Columns({ form, shown, head, action, back }: ColumnFormProps) {
  const options = columnOptions(head, shown.headerLine);
  return (
    <Form action={action} form={form}>
      <SelectField
        form={form}
        name="headerLine"
        label="Строка с названиями столбцов"
        hint="Всё, что выше неё, не загружается."
        value={String(shown.headerLine)}
        options={head.lines.map((cells, at) => ({
          value: String(at + 1),
          label: `${at + 1}: ${cells.filter(Boolean).join(' | ').slice(0, 80) || 'пустая'}`,
        }))}
      />
      {shown.fields.map((field: ImportField) => (
        <SelectField
          key={field}
          form={form}
          name={columnInput(field)}
          label={importColumns[field].title}
          {...hintOf(field)}
          value={shown.columns[field] === undefined ? '' : String(shown.columns[field])}
          placeholder="Такого столбца нет"
          options={options}
        />
      ))}
      {shown.kind === 'families' && (
        <RadioField
          form={form}
          name="sameNames"
          label="Взрослый с таким же ФИО уже есть, а даты рождения и СНИЛС нет"
          value={shown.sameNames ? 'same' : 'ask'}
          options={[
            { value: 'ask', label: 'Не записывать такие строки, показать их мне' },
            {
              value: 'same',
              label: 'Это один и тот же человек',
              hint: 'Выберите, если знаете семьи: дети попадут в один кабинет.',
            },
          ]}
        />
      )}
      <SubmitRow label="Проверить файл" secondary={{ href: back, label: 'К загрузкам' }} />
    </Form>
  );
}

function hintOf(field: ImportField): { hint?: string } {
  const column = importColumns[field];
  return 'hint' in column ? { hint: column.hint } : {};
}

/** Letter as in a spreadsheet, heading, and what stands below it. */
function columnOptions({ lines }: TableHead, headerLine: number) {
  const width = Math.max(0, ...lines.map((cells) => cells.length));
  return Array.from({ length: width }, (_, at) => {
    const heading = lines[headerLine - 1]?.[at] ?? '';
    const below = lines[headerLine]?.[at] ?? '';
    const label = [heading, below && `например: ${below}`].filter(Boolean).join(', ');
    return { value: String(at), label: `${columnLetter(at)}. ${label || 'пустой'}`.slice(0, 120) };
  });
}
