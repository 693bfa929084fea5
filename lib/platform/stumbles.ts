import { errorFacts, log } from './log';

/** So many in one run are no fault of single records any more. */
const most = 10;

/**
 * Lets a long work go on over a record at which the portal itself failed, so that the records behind it do not wait for it;
 * at its end the work fails for them, and the queue tries it again.
 */
export class Stumbles {
  readonly #errors: unknown[] = [];

  /** @param record id of what is worked on, for the log */
  async over(record: string, step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      log().error({ event: 'record_failed', record, ...errorFacts(error) });
      this.#errors.push(error);
      if (this.#errors.length >= most) throw error;
    }
  }

  /** @throws what the first of them failed with */
  end(): void {
    if (this.#errors.length > 0) throw this.#errors[0];
  }
}
