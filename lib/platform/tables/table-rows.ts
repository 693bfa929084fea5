/** A number stays a number; null and undefined are an empty cell; anything else is text, and never a formula. */
export type TableRows = AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>;
