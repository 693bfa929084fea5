type Facts = Readonly<Record<string, string | null>>;

/** What differs between two states of a record: names of the fields, and their values before and after. */
export function changedFields<F extends Facts>(before: F, after: F) {
  const fields = Object.keys(after).filter((name) => before[name] !== after[name]);
  const only = (facts: Facts) => Object.fromEntries(fields.map((name) => [name, facts[name] ?? null]));
  return { fields, before: only(before), after: only(after) };
}
