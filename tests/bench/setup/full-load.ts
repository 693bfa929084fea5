import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

export type Load = {
  /** Answers a second. */
  perSecond: number;
  answers: number;
  /** Of one answer with its headers. */
  bytes: number;
};

type LoadOptions = { cookie?: string | undefined; answers: number; connections?: number };

type Report = { duration: number; throughput: { total: number } } & Record<
  '2xx' | 'non2xx' | 'errors' | 'timeouts',
  number
>;

const run = promisify(execFile);
const autocannon = createRequire(import.meta.url).resolve('autocannon/autocannon.js');

/**
 * As much as the site answers: so many connections, each asks again as soon as it is answered, from a process of its own.
 * Answers are told and time is taken: in a time that is told a slow page ends in step with the connections, and the rate comes
 * in jumps of as many.
 * An answer that is no page makes the bench worthless and is an error.
 */
export async function fullLoad(
  url: string,
  { cookie, answers: wanted, connections = 8 }: LoadOptions,
): Promise<Load> {
  const args = [
    '--json',
    '--connections',
    String(connections),
    '--amount',
    String(Math.max(Math.round(wanted), connections)),
    // It looks only so often (milliseconds) whether all has been answered, and counts the time until then.
    '--sampleInt',
    '10',
  ];
  if (cookie) args.push('--headers', `cookie=${cookie}`);
  const { stdout } = await run(process.execPath, [autocannon, ...args, url], { maxBuffer: 16 * 1024 ** 2 });
  const report = JSON.parse(stdout) as Report;
  const answers = report['2xx'];
  if (report.non2xx + report.errors + report.timeouts > 0) {
    const { pathname } = new URL(url);
    const faults = report.errors + report.timeouts;
    throw new Error(`${pathname}: ответов ${answers}, других ${report.non2xx}, ошибок ${faults}`);
  }
  return { perSecond: answers / report.duration, answers, bytes: report.throughput.total / answers };
}
