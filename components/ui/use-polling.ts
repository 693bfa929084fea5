import { useEffect, useEffectEvent } from 'react';
import { poll, type Polling } from '@/components/ui/poll';

/** Polls as long as `active`: while nothing is waited for nothing is asked. */
export function usePolling({ ask, pauseMs, active }: Polling & { active: boolean }): void {
  const askOnce = useEffectEvent(ask);
  const pause = useEffectEvent(pauseMs);

  useEffect(() => {
    if (!active) return;
    return poll({ ask: () => askOnce(), pauseMs: (asked) => pause(asked) });
  }, [active]);
}
