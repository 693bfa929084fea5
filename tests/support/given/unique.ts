const worker = process.env.TEST_WORKER_INDEX;

// The processes of one Playwright run write into one database: their numbers are in a row, their pids may be anything.
const place = worker === undefined ? process.pid : process.ppid + Number(worker);

let next = 100_000 + (place % 400) * 10_000;

/** A number no other row of this run was made from; test processes side by side count in ranges of their own. */
export function unique(): number {
  next += 1;
  return next;
}
