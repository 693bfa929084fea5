'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { sessionEndFound } from '@/components/shell/use-session-time';
import { askFor, outcomeOf } from '@/components/ui/poll';
import { usePolling } from '@/components/ui/use-polling';

const firstPauseMs = 3000;
const longestPauseMs = 60_000;
const growth = 1.5;

type LivePageProps = {
  /** Of what the family waits for, read before the page was: another one means that the page is out of date. */
  version: string;
  /** Whether something is awaited that happens elsewhere: in a mailbox, at the counter, in the worker. */
  waits: boolean;
  /** What the page says now, in a few words: «сертификат активирован». */
  state: string;
};

/**
 * Draws the page anew when what it waits for has happened elsewhere; what is typed and where one stands in it stays. Asking is
 * no use of the session and ends with it. Without scripts the page says what to do.
 */
export function LivePage({ version, waits, state }: LivePageProps) {
  const router = useRouter();
  const [shown, setShown] = useState(state);
  const [told, setTold] = useState('');
  if (state !== shown) {
    setShown(state);
    setTold(`Страница обновлена: ${state}`);
  }

  const ask = async () => {
    const answer = await askFor(`/cabinet/state?since=${version}`);
    if (answer?.status === 401) dispatchEvent(new Event(sessionEndFound));
    if (answer?.status === 200) router.refresh();
    return outcomeOf(answer);
  };
  const pauseMs = (asked: number) => Math.min(firstPauseMs * growth ** asked, longestPauseMs);
  usePolling({ ask, pauseMs, active: waits });

  return (
    <>
      <p role="status" className="sr-only">
        {told}
      </p>
      {waits && (
        <noscript>
          <p className="text-ink-soft">Обновите страницу, чтобы узнать, изменилось ли что-нибудь.</p>
        </noscript>
      )}
    </>
  );
}
