'use client';

import { useEffect, useRef, useState } from 'react';
import { isChangedAlready } from '@/components/forms/changed-already';
import { afterPause, typedBody } from '@/components/reception/typed-form';

const pauseMs = 1500;

/** Not come back to, nor loaded again: what the browser put back there may have been recorded meanwhile. */
function isNew(): boolean {
  const [opened] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return opened?.type === 'navigate';
}

/** Keeps what is typed on the server whenever the typing pauses: a browser that dies takes seconds of work with it. */
export function KeepDraft({ action }: { action: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  const [kept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let sent = false;
    const keep = async () => {
      // What has been sent is no draft any more and must not become one again.
      if (sent) return;
      const answer = await fetch(action, { method: 'POST', body: typedBody(form) }).catch(() => null);
      // A page in the place of an answer: the session has ended.
      const told = (await answer?.json().catch(() => null)) as { kept?: boolean } | null | undefined;
      setKept(told?.kept === true);
    };
    const { start, stop } = afterPause(() => void keep(), pauseMs);
    const finish = () => {
      sent = true;
      stop();
    };
    if (isChangedAlready(form) && isNew()) start();
    form.addEventListener('input', start);
    form.addEventListener('submit', finish);
    return () => {
      stop();
      form.removeEventListener('input', start);
      form.removeEventListener('submit', finish);
    };
  }, [action]);
  return (
    <p ref={place} role="status" className="text-sm text-ink-soft empty:hidden">
      {kept === true && 'Введённое сохранено как черновик.'}
      {kept === false && 'Черновик сейчас не сохраняется. Не закрывайте страницу, пока не запишете семью.'}
    </p>
  );
}
