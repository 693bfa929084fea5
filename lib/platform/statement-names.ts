import { createHash } from 'node:crypto';

/** A prepared statement keeps its plan in the memory of every connection, so they have an end. */
const mostNamed = 400;

/**
 * Names for statements, one for each text: PostgreSQL then reads and plans a text once for each connection, not each time.
 * Texts beyond the first ones, as those of lists of every length, stay nameless and are planned when they come.
 */
export function statementNames(most = mostNamed): (statement: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= most) return '';
    // PostgreSQL cuts names at 63 bytes; a hash is the same in every process, which a pooler in between may rely on.
    const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
    names.set(sql, name);
    return name;
  };
}
