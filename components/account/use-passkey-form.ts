'use client';

import { useRef, useState, useSyncExternalStore, type SubmitEvent } from 'react';
import { browserHasPasskeys, whyNoPasskey, type PasskeyDoing } from './passkey-browser';

const never = () => () => undefined;

/**
 * A form whose one field the device fills in when it is sent: `work` asks the device and returns its answer. `able` is null
 * until a script runs.
 */
export function usePasskeyForm(doing: PasskeyDoing, work: () => Promise<string>) {
  const able = useSyncExternalStore<boolean | null>(never, browserHasPasskeys, () => null);
  const answer = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);

  const onSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setSaid('');
    try {
      const told = await work();
      if (!answer.current) return;
      answer.current.value = told;
      // Sent past this handler.
      answer.current.form?.submit();
    } catch (error) {
      setSaid(whyNoPasskey(error, doing));
      setBusy(false);
    }
  };

  return { able, answer, said, busy, onSubmit };
}
