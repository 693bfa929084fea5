import { StatusTag } from '@/components/ui/status-tag';
import type { StatusTone } from '@/components/ui/status-tag';
import type { ComparedLine } from '@/lib/duplicates/compared-child';

type Verdict = NonNullable<ComparedLine['verdict']>;

const titles = {
  same: 'Совпадает',
  different: 'Различается',
  unknown: 'Сравнить нельзя',
} as const satisfies Record<Verdict, string>;

/* Whether two are one is what is being asked: nothing of it is good or bad news. */
const open: Record<Verdict, StatusTone> = { same: 'neutral', different: 'neutral', unknown: 'neutral' };
const hoped: Record<Verdict, StatusTone> = { same: 'success', different: 'attention', unknown: 'neutral' };

type ComparisonTableProps = {
  lines: readonly ComparedLine[];
  first: string;
  second: string;
  /** The two ought to be one: a match is what is hoped for, a difference what to look at. */
  oughtToMatch?: boolean;
};

/*
 * Unlike other tables it stays side by side on a phone: comparing is what it is for. What is compared and the verdict
 * go above the two values there. `display: grid` takes a table its meaning away in browsers, hence the roles.
 */
export function ComparisonTable({ lines, first, second, oughtToMatch = false }: ComparisonTableProps) {
  return (
    <div className="@container">
      <table role="table" className="block w-full border-collapse text-sm tabular:table">
        <caption className="sr-only">Сравнение двух записей</caption>
        <thead role="rowgroup" className="block tabular:table-header-group">
          <tr role="row" className={`${row} border-b-2 border-field-line`}>
            <Heading apart>Что сравниваем</Heading>
            <Heading>{first}</Heading>
            <Heading>{second}</Heading>
            <Heading apart>Итог</Heading>
          </tr>
        </thead>
        <tbody role="rowgroup" className="block tabular:table-row-group">
          {lines.map((line) => (
            <Line key={line.term} line={line} oughtToMatch={oughtToMatch} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const row = 'grid grid-cols-2 gap-x-4 tabular:table-row';

function Heading({ apart = false, children }: { apart?: boolean; children: string }) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={`text-left align-bottom font-medium text-ink-soft ${apart ? 'sr-only tabular:not-sr-only' : 'pb-2'} tabular:px-3 tabular:pb-2 tabular:first:pl-0 tabular:last:pr-0`}
    >
      {children}
    </th>
  );
}

type LineProps = { line: ComparedLine; oughtToMatch: boolean };

function Line({ line: { term, first, second, verdict }, oughtToMatch }: LineProps) {
  const tones = oughtToMatch ? hoped : open;
  const value = `min-w-0 pb-3 wrap-anywhere ${verdict === 'different' ? 'font-semibold' : ''} ${cell}`;
  return (
    <tr role="row" className={`${row} border-b border-line print:break-inside-avoid`}>
      <th
        role="rowheader"
        scope="row"
        className={`col-span-2 col-start-1 row-start-1 pt-3 pr-32 text-left font-normal text-ink-soft tabular:text-ink ${cell}`}
      >
        {term}
      </th>
      <td role="cell" className={`col-start-1 row-start-2 ${value}`}>
        {first}
      </td>
      <td role="cell" className={`col-start-2 row-start-2 ${value}`}>
        {second}
      </td>
      <td
        role="cell"
        className={`col-span-2 col-start-1 row-start-1 max-w-32 justify-self-end py-2 tabular:max-w-none ${cell}`}
      >
        {verdict && <StatusTag tone={tones[verdict]}>{titles[verdict]}</StatusTag>}
      </td>
    </tr>
  );
}

const cell =
  'tabular:table-cell tabular:px-3 tabular:py-2.5 tabular:align-baseline tabular:first:pl-0 tabular:last:pr-0';
