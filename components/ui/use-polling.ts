import { useEffect, useEffectEvent } from 'react';

type Polling = {
  /** Asks once; answers whether to ask again. */
  ask: () => Promise<boolean>;
  /** How long to wait before asking, having asked so many times since the page was last looked at. */
  pauseMs: (asked: number) => number;
  /** False while nothing is waited for. */
  active: boolean;
};

/** Asks again and again while the page is looked at. Come back to, it asks at once and begins with the first pause again. */
export function usePolling({ ask, pauseMs, active }: Polling): void {
  const askOnce = useEffectEvent(ask);
  const pause = useEffectEvent(pauseMs);

  useEffect(() => {
    if (!active) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    let busy = false;
    let over = false;
    const wait = (ms: number) => {
      clearTimeout(timer);
      if (!over && !document.hidden) timer = setTimeout(() => void run(), ms);
    };
    const run = async () => {
      busy = true;
      asked += 1;
      const again = await askOnce();
      busy = false;
      if (again) wait(pause(asked));
      else over = true;
    };
    const look = () => {
      clearTimeout(timer);
      asked = 0;
      if (!busy) wait(0);
    };
    wait(pause(0));
    document.addEventListener('visibilitychange', look);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [active]);
}
