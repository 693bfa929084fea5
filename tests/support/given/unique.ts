let next = 100_000 + (process.pid % 400) * 10_000;

/** A number no other row of this run was made from; test processes side by side count in ranges of their own. */
export function unique(): number {
  next += 1;
  return next;
}
