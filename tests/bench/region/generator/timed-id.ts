import { randomUUID } from 'node:crypto';

/** An id in the order of time (UUID 7), as the database client gives one where the portal names none itself. */
export function timedId(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

export function withTimedId<Row extends { id: string }>(row: Row, at: Date): Row {
  return { ...row, id: timedId(at) };
}
