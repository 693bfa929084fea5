'use client';

import { useEffect, useState } from 'react';
import { passwordHint } from '@/lib/domain/password-hint';

/** A pause in typing after which the words are read out: a word at every key would be noise. */
const pause = 700;

/** Says in words how far a password has come, while it is typed. Without scripts the server says it after sending. */
export function PasswordStrength({ box, least }: { box: string; least: number }) {
  const [hint, setHint] = useState('');
  useEffect(() => {
    const input = document.getElementById(box);
    if (!(input instanceof HTMLInputElement)) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const typed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setHint(passwordHint(input.value, least)), pause);
    };
    // Typed before the page awoke.
    if (input.value !== '') typed();
    input.addEventListener('input', typed);
    return () => {
      clearTimeout(timer);
      input.removeEventListener('input', typed);
    };
  }, [box, least]);
  return (
    <p aria-live="polite" className="mt-1 min-h-6 text-sm text-ink-soft noscript:hidden">
      {hint}
    </p>
  );
}
