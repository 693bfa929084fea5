import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What site and workers say: kept in a file for whoever looks into a failure, and at hand for the rounds. */
export class PortalLog {
  readonly path: string;
  readonly #lines: { at: number; line: string }[] = [];

  constructor(path: string) {
    this.path = path;
    mkdirSync(dirname(path), { recursive: true });
  }

  /** Takes the lines of one process. */
  of(title: string): (line: string) => void {
    return (line) => {
      const at = Date.now();
      this.#lines.push({ at, line });
      appendFileSync(this.path, `${new Date(at).toISOString()} [${title}] ${line}\n`);
    };
  }

  /** Whether somebody has said such a thing since this moment (milliseconds since 1970). */
  said(words: RegExp, since: number): boolean {
    return this.#lines.some(({ at, line }) => at >= since && words.test(line));
  }

  async untilSaid(words: RegExp, since: number): Promise<void> {
    for (let tries = 0; tries < 240; tries += 1) {
      if (this.said(words, since)) return;
      await pause(250);
    }
    throw new Error(`За минуту никто не сказал ${words.source}; что сказано, лежит в ${this.path}.`);
  }
}
