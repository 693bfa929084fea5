/** More than anybody works off from paper. */
export const mostPrinted = 1000;

/** What a printed list says: its words are read batch by batch, while the sheet is already on its way. */
export type PrintedList = {
  title: string;
  columns: readonly string[];
  /** How many there are in all; no more than `mostPrinted` are on the sheet. */
  count: number;
  batches: AsyncIterable<readonly (readonly string[])[]>;
};
