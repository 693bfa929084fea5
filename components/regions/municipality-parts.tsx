import { FieldRow } from '@/components/forms/field-layout';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { DateField, TextField } from '@/components/forms/text-field';
import { Table } from '@/components/ui/table';
import { formatDate, formatMinute, type PlainDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import type { MunicipalityRecord } from '@/lib/regions/queries';
import { NameFields } from './municipality-form';

type PartProps = { record: MunicipalityRecord; form: FormState; here: string };

export function NamePart({ record, form, here, today }: PartProps & { today: PlainDate }) {
  return (
    <>
      {record.names.length > 0 && (
        <Table
          caption="Названия по дням"
          captionHidden
          rows={record.names}
          rowKey={({ id }) => id}
          columns={[
            { key: 'from', header: 'С какого дня', cell: ({ effectiveFrom }) => formatDate(effectiveFrom) },
            { key: 'short', header: 'Краткое', cell: ({ shortName }) => shortName },
            { key: 'full', header: 'Полное', cell: ({ fullName }) => fullName },
            { key: 'by', header: 'Кто ввёл', cell: ({ setBy }) => setBy?.staffName ?? '—' },
          ]}
        />
      )}
      <p>В заявлениях и на листах остаётся название того дня, когда их сделали.</p>
      <Form action={`${here}/name`} form={form} hidden={{ seen: String(record.names.length) }}>
        <NameFields form={form} name={record} />
        <DateField form={form} name="effectiveFrom" label="С какого дня" required value={formatDate(today)} />
        <SubmitRow label="Переименовать" variant="secondary" />
      </Form>
    </>
  );
}

export function CodePart({ record, form, here }: PartProps) {
  if (record.numbersGiven > 0) {
    return (
      <p>
        Код {record.code}. С ним уже выданы номера ({record.numbersGiven.toLocaleString('ru-RU')}), поэтому он
        не меняется никогда.
      </p>
    );
  }
  return (
    <Form action={`${here}/code`} form={form} hidden={{ seen: record.code }}>
      <TextField
        form={form}
        name="code"
        label="Код"
        hint="Номера с этим кодом ещё не выдавали: его можно исправить."
        required
        value={record.code}
        inputMode="numeric"
        width="short"
        maxLength={2}
      />
      <SubmitRow label="Исправить код" variant="secondary" />
    </Form>
  );
}

export function PopulationPart({
  record,
  form,
  here,
  today,
  timeZone,
}: PartProps & { today: PlainDate; timeZone: string }) {
  return (
    <>
      {record.populations.length > 0 && (
        <Table
          caption="Число детей по годам"
          captionHidden
          rows={record.populations}
          rowKey={({ id }) => id}
          columns={[
            { key: 'year', header: 'Год', cell: ({ year }) => year },
            {
              key: 'children',
              header: 'Детей 5–17 лет',
              align: 'end',
              cell: ({ children }) => children.toLocaleString('ru-RU'),
            },
            { key: 'at', header: 'Введено', cell: ({ setAt }) => formatMinute(setAt, timeZone) },
            { key: 'by', header: 'Кто ввёл', cell: ({ setBy }) => setBy.staffName ?? '—' },
          ]}
        />
      )}
      <p>
        По этому числу отчёты считают охват. Если для года есть несколько чисел, действует введённое
        последним.
      </p>
      <Form action={`${here}/population`} form={form}>
        <FieldRow>
          <TextField
            form={form}
            name="year"
            label="Год"
            required
            value={String(today.year)}
            inputMode="numeric"
            width="short"
            maxLength={4}
          />
          <TextField
            form={form}
            name="children"
            label="Детей от 5 до 17 лет"
            required
            inputMode="numeric"
            width="short"
            maxLength={10}
          />
        </FieldRow>
        <SubmitRow label="Сохранить число" variant="secondary" />
      </Form>
    </>
  );
}

export function AdminTable({ record, timeZone }: { record: MunicipalityRecord; timeZone: string }) {
  if (record.admins.length === 0) return <p>У муниципалитета ещё нет администратора.</p>;
  return (
    <Table
      caption="Администраторы муниципалитета"
      captionHidden
      rows={record.admins}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', header: 'Имя', cell: ({ staffName, login }) => staffName ?? login },
        { key: 'login', header: 'Логин', cell: ({ login }) => login },
        {
          key: 'last',
          header: 'Последний вход',
          cell: ({ lastSignInAt }) => (lastSignInAt ? formatMinute(lastSignInAt, timeZone) : 'Ещё не входил'),
        },
        { key: 'blocked', header: 'Вход', cell: ({ blockedAt }) => (blockedAt ? 'Закрыт' : 'Открыт') },
      ]}
    />
  );
}
