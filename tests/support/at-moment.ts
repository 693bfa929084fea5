import { now, setClock } from '@/lib/platform/clock';

/** What is done at this moment, an instant in UTC; then it is again the moment it was. */
export async function at<Result>(moment: string, work: () => Result | Promise<Result>): Promise<Result> {
  const before = now();
  setClock(() => new Date(moment));
  try {
    return await work();
  } finally {
    setClock(() => before);
  }
}
