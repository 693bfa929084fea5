import { setTimeout as pause } from 'node:timers/promises';
import { isExpected, type MayBeTold } from './kinds/told';

/** One look at a page that needs the database. Moments are those of performance.now(). */
type Look = {
  begun: number;
  ended: number;
  /** «lost»: no answer at all. */
  status: number | 'lost';
  /** A sentence about an answer that is not as it should be. */
  fault: string | null;
};

const page = '/institutions';
const between = 250;
const wellAfter = 4;
const patience = 20_000;

/** Looks at a page again and again, as the balancer in front of a site does, and remembers what it saw. */
export class Watcher {
  readonly #url: URL;
  readonly #looks: Look[] = [];
  readonly #end = new AbortController();
  readonly #watching: Promise<void>;

  constructor(url: string) {
    this.#url = new URL(page, url);
    this.#watching = this.#watch();
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#watching;
  }

  /** Seconds from this moment until the first good answer after the last bad one. */
  recoveredAfter(moment: number): number {
    const last = this.#looks.findLast(({ begun, status }) => begun >= moment && status !== 200);
    const good = last && this.#looks.find(({ begun }) => begun >= last.ended);
    return good ? (good.ended - moment) / 1000 : 0;
  }

  /** Whether the last looks since this moment were good ones: one alone may be the last of a site that is about to fall. */
  isWellSince(moment: number): boolean {
    const looks = this.#looks.filter(({ begun }) => begun >= moment).slice(-wellAfter);
    return looks.length === wellAfter && looks.every(({ status }) => status === 200);
  }

  /** How often the page said that it cannot now. */
  count503(): number {
    return this.#looks.filter(({ status }) => status === 503).length;
  }

  /** What was wrong with the answers; `expected`: what the page may answer besides 200. */
  faults(expected: readonly MayBeTold[]): string[] {
    const strange = this.#looks.filter(({ status }) => status !== 200 && !isExpected(status, expected));
    return [
      ...new Set([
        ...this.#looks.flatMap(({ fault }) => fault ?? []),
        ...strange.map(({ status }) =>
          status === 'lost' ? 'Страница не ответила.' : `Страница ответила ${status}.`,
        ),
      ]),
    ];
  }

  async #watch(): Promise<void> {
    while (!this.#end.signal.aborted) {
      this.#looks.push(await this.#look());
      await pause(between, undefined, { signal: this.#end.signal }).catch(() => undefined);
    }
  }

  async #look(): Promise<Look> {
    const begun = performance.now();
    try {
      const answer = await fetch(this.#url, {
        // A connection of its own: one that was kept open may belong to a site that is no more.
        headers: { connection: 'close', 'x-forwarded-for': '10.255.0.1' },
        signal: AbortSignal.timeout(patience),
      });
      const body = await answer.text();
      return { begun, ended: performance.now(), status: answer.status, fault: faultOf(answer, body) };
    } catch {
      return { begun, ended: performance.now(), status: 'lost', fault: null };
    }
  }
}

/** A page that cannot be shown now says so in Russian, and when to come back. */
function faultOf({ status, headers }: Response, body: string): string | null {
  if (status === 503 && !/^\d+$/.test(headers.get('retry-after') ?? '')) return 'Ответ 503 без Retry-After.';
  return status === 503 && !/[а-яё]{3}/i.test(body) ? 'Страница 503 не говорит по-русски.' : null;
}
