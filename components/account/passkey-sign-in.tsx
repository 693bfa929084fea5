'use client';

import { Button } from '@/components/ui/button';
import { usePasskeyForm } from './use-passkey-form';

/** Loaded when the button is pressed. */
async function sign(): Promise<string> {
  return (await import('./passkey-work')).signWithPasskey();
}

/** «Войти без пароля», only where the browser can do it. The answer of the device is posted as a form, as everything else is. */
export function PasskeySignIn({ next }: { next: string | null }) {
  const { able, answer, said, busy, onSubmit } = usePasskeyForm('enter', sign);
  return (
    <div className="noscript:hidden">
      {able !== false && (
        <form
          action="/sign-in/passkey/submit"
          method="post"
          onSubmit={(event) => void onSubmit(event)}
          // Its place is kept until a script says that it can be used: what moves under the finger is not pressed.
          className={able === null ? 'invisible' : undefined}
        >
          <input ref={answer} type="hidden" name="response" />
          {next !== null && <input type="hidden" name="next" value={next} />}
          <Button variant="secondary" wide disabled={busy}>
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
