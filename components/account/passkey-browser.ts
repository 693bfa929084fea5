/** Whether this browser knows passkeys at all. */
export function browserHasPasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function';
}

/** A refusal of the server, in its own words. */
export class PasskeyRefused extends Error {}

const words = {
  enter: {
    cancelled:
      'Вход не завершён: он отменён, или ключа для этого портала здесь нет. Войдите с логином и паролем.',
    failed: 'Войти без пароля не получилось. Войдите с логином и паролем.',
  },
  add: {
    cancelled: 'Ключ не создан: действие отменено или устройство не ответило. Нажмите ещё раз.',
    failed: 'Создать ключ не получилось. Попробуйте другой браузер или другое устройство.',
  },
} as const;

export type PasskeyDoing = keyof typeof words;

/** What the person is told when no key came of it. */
export function whyNoPasskey(error: unknown, doing: PasskeyDoing): string {
  if (error instanceof PasskeyRefused) return error.message;
  const name = error instanceof Error ? error.name : '';
  if (doing === 'add' && name === 'InvalidStateError') {
    return 'На этом устройстве ключ для портала уже есть.';
  }
  return name === 'NotAllowedError' || name === 'AbortError' ? words[doing].cancelled : words[doing].failed;
}
