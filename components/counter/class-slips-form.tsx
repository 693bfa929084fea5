import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { whoseSlips, type ClassLine } from '@/lib/accounts/issue-class-slips';
import type { FormState } from '@/lib/domain/form-state';

type ClassSlipsFormProps = {
  form: FormState;
  classes: readonly ClassLine[];
  /** The class one came for, as the form sends it; '' for none. */
  chosen: string;
  /** Of this very form: sent twice, it makes the slips once. */
  printId: string;
  action: string;
};

/** Chooses a class and whose slips; below, what each class would take. */
export function ClassSlipsForm({ form, classes, chosen, printId, action }: ClassSlipsFormProps) {
  return (
    <>
      <Panel>
        <Form action={action} form={form} hidden={{ printId }} download>
          <SelectField
            form={form}
            name="group"
            label="Класс или группа"
            required
            placeholder="Выберите"
            value={chosen}
            options={classes.map(({ value, title, waiting }) => ({
              value,
              label: `${title}: нужны листки — ${waiting}`,
            }))}
          />
          <RadioField
            form={form}
            name="whose"
            label="Кому"
            required
            value="waiting"
            options={Object.entries(whoseSlips).map(([value, label]) => ({ value, label }))}
          />
          <SubmitRow
            label="Скачать листки (PDF)"
            secondary={{ href: '/counter/logins', label: 'К списку' }}
          />
          <p className="max-w-measure text-ink-soft">
            Файл скачается, а эта страница не изменится: обновите её, чтобы печатать дальше. Распечатайте
            файл, раздайте листки лично в руки и удалите файл. Посмотреть первые пароли ещё раз нельзя.
          </p>
        </Form>
      </Panel>
      <Panel title="По классам и группам">
        <Table
          caption="По классам и группам"
          captionHidden
          rows={classes}
          rowKey={({ value }) => value}
          columns={[
            { key: 'title', header: 'Класс или группа', cell: ({ title }) => title },
            { key: 'pupils', header: 'Детей', align: 'end', cell: ({ pupils }) => pupils },
            { key: 'waiting', header: 'Нужен листок', align: 'end', cell: ({ waiting }) => waiting },
            { key: 'handed', header: 'Листок выдан', align: 'end', cell: ({ handed }) => handed },
            { key: 'nobody', header: 'Не записан родитель', align: 'end', cell: ({ nobody }) => nobody },
          ]}
        />
      </Panel>
    </>
  );
}
