'use client';

import { useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { browserHasPasskeys, whyNoPasskey } from './passkey-browser';

const never = () => () => undefined;

/**
 * «Войти без пароля», only where the browser can do it. What does the work is loaded when the button is pressed; the
 * answer of the device is posted as a form, as everything else is.
 */
export function PasskeySignIn({ next }: { next: string | null }) {
  const able = useSyncExternalStore(never, browserHasPasskeys, () => false);
  const form = useRef<HTMLFormElement>(null);
  const answer = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);

  const enter = async () => {
    setBusy(true);
    setSaid('');
    try {
      const { signWithPasskey } = await import('./passkey-work');
      if (!answer.current) return;
      answer.current.value = await signWithPasskey();
      form.current?.submit();
    } catch (error) {
      setSaid(whyNoPasskey(error, 'enter'));
      setBusy(false);
    }
  };

  return (
    <div className="min-h-12 noscript:hidden">
      {able && (
        <form ref={form} action="/sign-in/passkey/submit" method="post">
          <input ref={answer} type="hidden" name="response" />
          {next !== null && <input type="hidden" name="next" value={next} />}
          <Button type="button" variant="secondary" wide disabled={busy} onClick={() => void enter()}>
            Войти без пароля
          </Button>
          <p className="mt-2 text-sm text-ink-soft">
            Отпечатком, лицом или кодом телефона — если Вы добавили ключ входа.
          </p>
          <p role="status" className="mt-2 font-medium empty:hidden">
            {said}
          </p>
        </form>
      )}
    </div>
  );
}
