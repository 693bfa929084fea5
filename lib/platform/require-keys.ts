import { BrokenEnvironment } from './environment';
import { loadKeys } from './load-keys';
import { errorFacts, log } from './log';

const pauseMilliseconds = 1000;

/**
 * Stops the process with a sentence when its master key is not that of the database. A database that does not answer yet
 * is asked again in the background: servers started together come up in any order.
 */
export async function requireKeys(): Promise<void> {
  try {
    await loadKeys();
  } catch (error) {
    if (error instanceof BrokenEnvironment) {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    }
    log().debug({ event: 'waiting_for_keys', ...errorFacts(error) });
    setTimeout(() => void requireKeys(), pauseMilliseconds).unref();
  }
}
