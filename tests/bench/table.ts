/** What one bench has measured, as it is printed and pasted into BENCHMARKS.md. */
export type BenchTable = {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  notes?: readonly string[];
};

export type BenchOptions = {
  /** The long form of the bench; the short one is for a quarter of an hour for all of them. */
  full: boolean;
};

/** Tables as they are measured: what a long run has found is kept when it is stopped. */
export type Bench = (options: BenchOptions) => AsyncIterable<BenchTable>;

/** The table in Markdown, with its notes below. */
export function printed({ title, columns, rows, notes = [] }: BenchTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)];
  return [`### ${title}`, '', ...table, '', ...notes.flatMap((note) => [note, ''])].join('\n');
}
