'use client';

import { useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import type { PasskeyOptions } from '@/lib/accounts/passkeys/start-passkey';
import { browserHasPasskeys, whyNoPasskey } from './passkey-browser';

const never = () => () => undefined;

type AddPasskeyProps = { challengeId: string; options: PasskeyOptions };

/** The step only a script can do: the device makes the key. Its answer is posted as a form. */
export function AddPasskey({ challengeId, options }: AddPasskeyProps) {
  const able = useSyncExternalStore(never, browserHasPasskeys, () => true);
  const form = useRef<HTMLFormElement>(null);
  const answer = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);

  const make = async () => {
    setBusy(true);
    setSaid('');
    try {
      const { makePasskey } = await import('./passkey-work');
      if (!answer.current) return;
      answer.current.value = await makePasskey(options);
      form.current?.submit();
    } catch (error) {
      setSaid(whyNoPasskey(error, 'add'));
      setBusy(false);
    }
  };

  if (!able) return <p>Этот браузер не умеет создавать ключи. Откройте страницу в другом браузере.</p>;
  return (
    <form ref={form} action="/account/passkeys/save" method="post" className="noscript:hidden">
      <input type="hidden" name="challengeId" value={challengeId} />
      <input ref={answer} type="hidden" name="response" />
      <Button type="button" wide disabled={busy} onClick={() => void make()}>
        Создать ключ
      </Button>
      <p role="status" className="mt-3 font-medium empty:hidden">
        {said}
      </p>
    </form>
  );
}
