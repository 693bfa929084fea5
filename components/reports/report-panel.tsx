import { BarChart } from '@/components/reports/bar-chart';
import { SquareChart } from '@/components/reports/square-chart';
import { Disclosure } from '@/components/ui/disclosure';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { counted } from '@/lib/domain/plural';
import type { ReportRow, ReportSection, ReportValue } from '@/lib/reports/section';

/** More lines nobody reads on a page, and every one makes it heavier: the file has them all. */
const linesShown = 60;

/** One matter of the report: what is counted, its picture, the table behind it and the file. */
export function ReportPanel({ section: whole, fileHref }: { section: ReportSection; fileHref: string }) {
  const section = { ...whole, rows: whole.rows.slice(0, linesShown) };
  const { title, lead, rows, chart } = section;
  return (
    <Panel title={title}>
      <p>{lead}</p>
      {rows.length === 0 && <p>За этот период считать нечего.</p>}
      {rows.length > 0 && chart !== 'none' && (
        <>
          <Chart section={section} />
          <Disclosure title={`Таблица: ${title.toLowerCase()}`}>
            <ReportTable section={section} />
          </Disclosure>
        </>
      )}
      {rows.length > 0 && chart === 'none' && <ReportTable section={section} />}
      {whole.rows.length > linesShown && (
        <p>
          Показаны первые {linesShown} из {counted(whole.rows.length, 'строки', 'строк', 'строк')}, все — в
          файле.
        </p>
      )}
      {rows.length > 0 && (
        <div className="print:hidden">
          <TextLink href={fileHref} standalone download>
            Скачать таблицу<span className="sr-only">: {title.toLowerCase()}</span>
          </TextLink>
        </div>
      )}
    </Panel>
  );
}

function Chart({ section: { key, columns, rows, chart } }: { section: ReportSection }) {
  if (chart === 'squares') {
    return (
      <SquareChart
        columns={columns}
        rows={rows.map(({ label, values }) => ({ label, values: values.map(numberOf) }))}
      />
    );
  }
  const bars = rows.map(({ label, values: [value = null] }) => ({
    label,
    value: numberOf(value),
    shown: readable(value),
  }));
  const most = Math.max(0, ...bars.map(({ value }) => value));
  return <BarChart bars={bars} full={key === 'coverage' ? Math.max(100, most) : most} />;
}

function ReportTable({ section: { title, head, columns, rows } }: { section: ReportSection }) {
  return (
    <Table<ReportRow>
      caption={title}
      captionHidden
      rows={rows}
      rowKey={({ label }) => label}
      columns={[
        { key: 'label', header: head, cell: ({ label }) => label },
        ...columns.map((header, at) => ({
          key: header,
          header,
          align: 'end' as const,
          cell: ({ values }: ReportRow) => readable(values[at] ?? null),
        })),
      ]}
    />
  );
}

function numberOf(value: ReportValue): number {
  return typeof value === 'number' ? value : 0;
}

function readable(value: ReportValue): string {
  if (value === null) return '—';
  return typeof value === 'number' ? value.toLocaleString('ru-RU') : value;
}
