/** A count, a text as it is read, or null where there is nothing to tell. */
export type ReportValue = number | string | null;

export const reportKeys = [
  'status',
  'coverage',
  'age',
  'group',
  'month',
  'institution',
  'waited',
  'steps',
  'deadlines',
  'corrected',
  'load',
  'load-institutions',
] as const;

export type ReportKey = (typeof reportKeys)[number];

export type ReportRow = { label: string; values: readonly ReportValue[] };

/** One matter of the report: the same rows are the chart, the table behind it and the file. */
export type ReportSection = {
  key: ReportKey;
  title: string;
  /** What is counted and how, in a sentence. */
  lead: string;
  /** Of the column of labels. */
  head: string;
  columns: readonly string[];
  rows: readonly ReportRow[];
  /** Bars of the first column, squares of a whole table, or the table alone. */
  chart: 'bars' | 'squares' | 'none';
};
