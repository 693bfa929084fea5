'use client';

import { Button, ButtonLink } from '@/components/ui/button';
import type { PasskeyOptions } from '@/lib/accounts/passkeys/start-passkey';
import { usePasskeyForm } from './use-passkey-form';

type AddPasskeyProps = { challengeId: string; options: PasskeyOptions };

/** The step only a script can do: the device makes the key. Its answer is posted as a form. */
export function AddPasskey({ challengeId, options }: AddPasskeyProps) {
  // Loaded when the button is pressed.
  const make = async () => (await import('./passkey-work')).makePasskey(options);
  const { able, answer, said, busy, onSubmit } = usePasskeyForm('add', make);
  if (able === false) {
    return <p>Этот браузер не умеет создавать ключи. Откройте страницу в другом браузере.</p>;
  }
  return (
    <form
      action="/account/passkeys/save"
      method="post"
      className="noscript:hidden"
      onSubmit={(event) => void onSubmit(event)}
    >
      <input type="hidden" name="challengeId" value={challengeId} />
      <input ref={answer} type="hidden" name="response" />
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-center">
        <Button wide disabled={able === null || busy}>
          Создать ключ
        </Button>
        <ButtonLink href="/account/passkeys" variant="quiet" wide>
          Отмена
        </ButtonLink>
      </div>
      <p role="status" className="mt-3 font-medium empty:hidden">
        {said}
      </p>
    </form>
  );
}
