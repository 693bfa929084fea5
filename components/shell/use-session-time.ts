import { useCallback, useEffect, useRef, useState } from 'react';

/** Seconds until the session ends and whether using it puts its end off. */
export type TimeLeft = { secondsLeft: number; extendable: boolean };

export const announcedBefore = 5 * 60;

/** Event of the window: a script was told that there is no session any more. */
export const sessionEndFound = 'session-end-found';

// The clock of the visitor's machine, for lengths of time only; the one that stands still while it sleeps would not do.
// eslint-disable-next-line no-restricted-syntax
const machineTime = () => Date.now();

/**
 * What is left of the session, as the server says it: asked when the end comes near, then every minute, and when the page
 * is looked at again. Another tab may have been in use meanwhile; asking itself is no use of the session.
 */
export function useSessionTime(atFirst: TimeLeft) {
  const [time, setTime] = useState(atFirst);
  const [failed, setFailed] = useState(false);
  const askedAt = useRef<number | null>(null);

  const ask = useCallback(async (path: string, method: 'GET' | 'POST') => {
    const before = askedAt.current ?? machineTime();
    askedAt.current = machineTime();
    try {
      const answer = await fetch(path, { method, cache: 'no-store' });
      setTime((await answer.json()) as TimeLeft);
      setFailed(false);
    } catch {
      setFailed(method === 'POST');
      // Without an answer the page counts on by itself.
      const gone = Math.round((machineTime() - before) / 1000);
      setTime((known) => ({ ...known, secondsLeft: Math.max(0, known.secondsLeft - gone) }));
    }
  }, []);

  useEffect(() => {
    askedAt.current ??= machineTime();
    if (time.secondsLeft === 0) return;
    const untilNext =
      time.secondsLeft > announcedBefore ? time.secondsLeft - announcedBefore : time.secondsLeft % 60 || 60;
    const timer = setTimeout(() => void ask('/session', 'GET'), untilNext * 1000);
    return () => clearTimeout(timer);
  }, [time, ask]);

  useEffect(() => {
    const look = () => {
      // The timers of a sleeping computer sleep, too.
      const gone = machineTime() - (askedAt.current ?? 0);
      if (document.visibilityState === 'visible' && gone > 60_000) void ask('/session', 'GET');
    };
    const askNow = () => void ask('/session', 'GET');
    document.addEventListener('visibilitychange', look);
    addEventListener(sessionEndFound, askNow);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener(sessionEndFound, askNow);
    };
  }, [ask]);

  const extend = useCallback(() => void ask('/session/extend', 'POST'), [ask]);
  return { time, failed, extend };
}
