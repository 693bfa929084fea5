import { FieldRow } from '@/components/forms/field-layout';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { DateField } from '@/components/forms/text-field';
import { LinkList } from '@/components/ui/link-list';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import { counted } from '@/lib/domain/plural';

const path = '/admin/region/retention';

type Found = { from: PlainDate; to: PlainDate; count: number };

/** Days of an act, and its files once they are chosen. */
export function PeriodForm({ form, found }: { form: FormState; found: Found | null }) {
  return (
    <>
      <Form action={`${path}/period`} form={form}>
        <FieldRow>
          <DateField
            form={form}
            name="from"
            label="С какого дня"
            required
            value={found && formatDate(found.from)}
          />
          <DateField
            form={form}
            name="to"
            label="По какой день"
            required
            value={found && formatDate(found.to)}
          />
        </FieldRow>
        <SubmitRow label="Показать" variant="secondary" />
      </Form>
      {found && <Files found={found} />}
    </>
  );
}

function Files({ found: { from, to, count } }: { found: Found }) {
  const days = `${formatDate(from)} — ${formatDate(to)}`;
  if (count === 0) return <p>За {days} ничего не уничтожено: акт не нужен.</p>;
  const query = `from=${from.toString()}&to=${to.toString()}`;
  return (
    <div className="flow-tight">
      <p>
        За {days}:{' '}
        {counted(count, 'запись об уничтожении', 'записи об уничтожении', 'записей об уничтожении')}.
      </p>
      <LinkList
        items={[
          { href: `${path}/act?${query}`, label: 'Акт об уничтожении (PDF)' },
          { href: `${path}/log?${query}`, label: 'Выгрузка из журнала (таблица)' },
        ]}
      />
    </div>
  );
}
