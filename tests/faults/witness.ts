import { Refused, type Trouble } from '@/tests/load/trouble';
import { isExpected, type MayBeTold } from './kinds/told';

/** What people see during a round: the crowd of a season tells it to whichever round is running. */
export class Witness {
  readonly violations = new Set<string>();
  readonly #expected: readonly MayBeTold[];
  #unavailable = 0;

  /** @param expected what this round may bring upon people; everything else is a violation */
  constructor(expected: readonly MayBeTold[]) {
    this.#expected = expected;
  }

  /** How often people were told «503». */
  get unavailable(): number {
    return this.#unavailable;
  }

  trouble(trouble: Trouble | Refused): void {
    if (trouble instanceof Refused) {
      this.#judge(trouble.message, `Людям отказано: «${withoutNumbers(trouble.message)}».`);
      return;
    }
    const { status, isPostponed } = trouble;
    if (status === 503) this.#unavailable += 1;
    if (status === 503 && !isPostponed) this.violations.add('Людям ответили 503 без Retry-After.');
    this.#judge(status, status === 'lost' ? 'Людям не пришло ответа.' : `Людям ответили ${status}.`);
  }

  #judge(told: number | string, sentence: string): void {
    if (!isExpected(told, this.#expected)) this.violations.add(sentence);
  }
}

/** Numbers of records would make a kind of every refusal. */
function withoutNumbers(words: string): string {
  return words.replace(/\d{4,}|[0-9a-f-]{12,}/g, '…');
}
