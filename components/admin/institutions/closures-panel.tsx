import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/domain/dates';
import { untouchedForm } from '@/lib/domain/form-state';
import type { InstitutionRecord } from '@/lib/directory/institutions/get-institution';

type Closure = InstitutionRecord['closures'][number];

type ClosuresPanelProps = { path: string; institution: InstitutionRecord };

/** Closed days, those to come with a button that takes them back. */
export function ClosuresPanel({ path, institution: { closures, version } }: ClosuresPanelProps) {
  return (
    <Table
      caption="Закрытые дни"
      captionHidden
      rows={closures}
      rowKey={({ id }) => id}
      columns={[
        { key: 'days', header: 'Дни', cell: closureDays },
        { key: 'reason', header: 'Причина', cell: ({ reason }) => reason },
        {
          key: 'act',
          header: 'Что сделать',
          cell: (closure) =>
            closure.over ? (
              'Дни прошли'
            ) : (
              <Form
                action={`${path}/${closure.id}/remove`}
                form={untouchedForm}
                hidden={{ version: String(version) }}
              >
                <Button variant="secondary">
                  Отменить<span className="sr-only"> закрытие {closureDays(closure)}</span>
                </Button>
              </Form>
            ),
        },
      ]}
    />
  );
}

/** «с 01.07.2026 по 14.07.2026» */
export function closureDays({ from, to }: Pick<Closure, 'from' | 'to'>): string {
  return from.equals(to) ? formatDate(from) : `с ${formatDate(from)} по ${formatDate(to)}`;
}
