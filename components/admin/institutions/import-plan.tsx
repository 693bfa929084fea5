import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { CancelledList } from '@/components/visits/cancelled-list';
import type { FormState } from '@/lib/domain/form-state';
import { titleOf } from '@/lib/directory/list-file/columns';
import type { PlannedRow } from '@/lib/directory/list-file/plan-import';
import type { ImportPreview } from '@/lib/directory/list-file/run-import';

type ImportPlanPanelProps = { action: string; form: FormState; fileId: string; plan: ImportPreview };

const outcomes = {
  refused: { tone: 'stopped', title: 'Не будет записано' },
  new: { tone: 'success', title: 'Добавится' },
  changed: { tone: 'attention', title: 'Изменится' },
  same: { tone: 'neutral', title: 'Без изменений' },
} as const satisfies Record<PlannedRow['outcome'], { tone: StatusTone; title: string }>;

type Outcome = keyof typeof outcomes;
const order = Object.keys(outcomes) as Outcome[];

/** What the file would do line by line, what is refused first, and the button that writes it. */
export function ImportPlanPanel({ action, form, fileId, plan }: ImportPlanPanelProps) {
  const { rows, fault, mark, reordered, cancelled } = plan;
  if (fault !== null) return <Notice tone="error" title={fault} />;
  const count = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const written = count('new') + count('changed');
  const sorted = rows.toSorted(
    (a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || a.line - b.line,
  );
  return (
    <Panel title="Что сделает файл">
      <p>
        Добавится: {count('new')}. Изменится: {count('changed')}. Без изменений: {count('same')}. Не будет
        записано: {count('refused')}.
      </p>
      {reordered && <p>Порядок учреждений станет таким, как в файле.</p>}
      <Table
        caption="Строки файла"
        captionHidden
        rows={sorted}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: 'name', header: 'Учреждение', cell: ({ name, line }) => name || `Строка ${line}` },
          { key: 'line', header: 'Строка', align: 'end', cell: ({ line }) => line },
          {
            key: 'outcome',
            header: 'Итог',
            cell: ({ outcome }) => (
              <StatusTag tone={outcomes[outcome].tone}>{outcomes[outcome].title}</StatusTag>
            ),
          },
          { key: 'why', header: 'Что именно', cell: (row) => <WhatExactly row={row} /> },
        ]}
      />
      {written > 0 || reordered ? (
        <Form action={action} form={form} hidden={{ plan: fileId, seen: mark }}>
          <CancelledList form={form} cancelled={cancelled} />
          <SubmitRow label={written > 0 ? `Записать: ${written}` : 'Записать порядок'} />
        </Form>
      ) : (
        <p>Файл ничего не меняет: записывать нечего.</p>
      )}
    </Panel>
  );
}

function WhatExactly({ row }: { row: PlannedRow }) {
  if (row.outcome === 'refused') {
    return (
      <ul>
        {row.faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    );
  }
  if (row.outcome === 'changed') return row.fields.map(titleOf).join(', ');
  return row.outcome === 'new' ? row.card.address : '—';
}
