'use client';

import { useEffect, useState } from 'react';

const beatMs = 60_000;
const signsOfWork = ['pointerdown', 'keydown', 'scroll'] as const;

type KeepReservationProps = {
  /** Where the reservation is touched and left. */
  action: string;
  /** Of the reservation this page was opened with. */
  stamp: number;
};

/**
 * Keeps the record reserved while somebody works on its page, and frees it when the page is left. A page nobody touches
 * sends nothing: neither the reservation nor the session lives on by itself. Without it the server's minutes count.
 */
export function KeepReservation({ action, stamp }: KeepReservationProps) {
  const [taken, setTaken] = useState('');

  useEffect(() => {
    let worked = false;
    let latest = stamp;
    const work = () => (worked = true);
    const beat = async () => {
      if (!worked) return;
      worked = false;
      const answer = await tell(action, { action: 'touch' });
      if (answer === null) return;
      latest = answer.stamp ?? latest;
      setTaken(answer.taken ?? '');
    };
    const leave = () => {
      navigator.sendBeacon(action, new URLSearchParams({ action: 'leave', stamp: String(latest) }));
    };
    const timer = setInterval(() => void beat(), beatMs);
    for (const sign of signsOfWork) addEventListener(sign, work, { passive: true });
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfWork) removeEventListener(sign, work);
      removeEventListener('pagehide', leave);
    };
  }, [action, stamp]);

  return (
    <output className="block rounded-lg border border-attention bg-attention-soft p-4 font-semibold empty:hidden print:hidden">
      {taken === '' ? '' : `${taken} Обновите страницу, прежде чем продолжать.`}
    </output>
  );
}

type Answer = { stamp: number | null; taken: string | null };

/** Null when the server did not answer the script: without a network, or after the session ended. */
async function tell(action: string, fields: Record<string, string>): Promise<Answer | null> {
  try {
    const answer = await fetch(action, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
    return answer.ok ? ((await answer.json()) as Answer) : null;
  } catch {
    return null;
  }
}
