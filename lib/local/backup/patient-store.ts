import { setTimeout as pause } from 'node:timers/promises';
import { StorageUnavailable } from '@/lib/platform/storage';

/** How often a file is asked for, and how many milliseconds the pause grows with each time. */
const patience = { tries: 3, pause: 300 };

/** So many files in a row that cannot be read are a store that is away: the others would only cost the night. */
const mostInRow = 50;

/** Asks a store whose single files may be unreadable: none of them ends a backup, nor does a store that is away. */
export class PatientStore {
  #unreadInRow = 0;

  async ask<Answer>(question: () => Promise<Answer>): Promise<Answer | 'unread'> {
    for (let tried = 1; this.#unreadInRow < mostInRow; tried += 1) {
      try {
        const answer = await question();
        this.#unreadInRow = 0;
        return answer;
      } catch (error) {
        if (!(error instanceof StorageUnavailable)) throw error;
      }
      if (tried === patience.tries) {
        this.#unreadInRow += 1;
        break;
      }
      await pause(tried * patience.pause);
    }
    return 'unread';
  }
}
