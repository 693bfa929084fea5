/** A question longer than this is a bad answer; milliseconds. */
const patience = 2000;

/** What cannot be told in time, or not at all, is `otherwise`. */
export async function withinPatience<Result, Otherwise>(
  asked: Promise<Result>,
  otherwise: Otherwise,
): Promise<Result | Otherwise> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Otherwise>((settle) => (timer = setTimeout(() => settle(otherwise), patience)));
  return Promise.race([asked.catch(() => otherwise), late]).finally(() => clearTimeout(timer));
}
