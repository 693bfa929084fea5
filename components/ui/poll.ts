/** `same`: nothing new; `failed`: no answer to be used; `over`: there is nothing to ask for any more. */
export type Asked = 'same' | 'failed' | 'over';

export type Polling = {
  /** Asks once. */
  ask: () => Promise<Asked>;
  /** How long to wait before asking, having asked so many times since the page was last looked at. */
  pauseMs: (asked: number) => number;
};

const patienceMs = 15_000;
const longestPauseMs = 60_000;

/** Asks an address for its state; null where no answer came in time. */
export function askFor(address: string): Promise<Response | null> {
  return fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) }).catch(() => null);
}

/** What an answer means for asking again: without a session, or with nothing at the address, there is no use in it. */
export function outcomeOf(answer: Response | null): Asked {
  if (answer?.ok) return 'same';
  return answer?.status === 401 || answer?.status === 404 ? 'over' : 'failed';
}

/** While the server does not answer each pause is twice the one before. */
function afterFailures(pauseMs: number, failures: number): number {
  return failures === 0 ? pauseMs : Math.min(pauseMs * 2 ** failures, Math.max(longestPauseMs, pauseMs));
}

/**
 * Asks again and again while the page is looked at, until told that it is over or ended by what it returns. Come back to, it
 * asks at once and begins with the first pause again.
 */
export function poll({ ask, pauseMs }: Polling): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let failures = 0;
  let busy = false;
  let over = false;
  const wait = (ms: number) => {
    clearTimeout(timer);
    if (!over && !document.hidden) timer = setTimeout(() => void run(), ms);
  };
  const run = async () => {
    busy = true;
    asked += 1;
    // What is thrown is one failure among others: the page goes on asking.
    const outcome = await ask().catch((): Asked => 'failed');
    busy = false;
    failures = outcome === 'failed' ? failures + 1 : 0;
    if (outcome === 'over') over = true;
    wait(afterFailures(pauseMs(asked), failures));
  };
  const look = () => {
    clearTimeout(timer);
    asked = 0;
    if (!busy) wait(0);
  };
  wait(pauseMs(0));
  document.addEventListener('visibilitychange', look);
  return () => {
    over = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
