import { Refusal } from '@/lib/domain/refusal';
import { identityProvider, type IdentityProvider } from '@/lib/platform/identity-provider';
import { ProviderFault } from '@/lib/platform/provider-client';

/** The provider, or «нет такой страницы» where the settings name none. */
export function requireProvider(): IdentityProvider {
  const provider = identityProvider();
  if (!provider) throw new Refusal('not_found');
  return provider;
}

/**
 * The one answer whether nobody is found, several are, the name is another, the account is blocked, a member of staff's
 * or linked otherwise: it tells nothing of anybody's record.
 */
export function unrecognised({ label }: IdentityProvider): Refusal {
  return new Refusal(
    'unauthenticated',
    `По сведениям поставщика входа Ваш кабинет не найден. Войдите с логином и паролем, откройте вверху «Вход через ${label}» и нажмите «Связать». Логина нет — его выдадут в школе, детском саду или учреждении из списка.`,
  );
}

export function mismatched(): Refusal {
  return new Refusal(
    'conflict',
    'Сведения поставщика входа не совпадают с Вашими. Проверьте ФИО и СНИЛС в разделе «Обо мне». Если они верны, обратитесь с паспортом в учреждение из списка.',
  );
}

export function unverified(): Refusal {
  return new Refusal(
    'unauthenticated',
    'Ваша личность у поставщика входа ещё не подтверждена. Подтвердите её там, а пока входите с логином и паролем.',
  );
}

export function interrupted(): Refusal {
  return new Refusal('conflict', 'Вход начат в другом окне или больше 10 минут назад. Начните его заново.');
}

/** A fault of the connection as the person reads it. */
export function refusalOfFault(error: unknown): unknown {
  if (!(error instanceof ProviderFault)) return error;
  return error.kind === 'declined'
    ? new Refusal('conflict', 'Вы отменили вход. Повторите его или войдите с логином и паролем.')
    : new Refusal(
        'unavailable',
        'Поставщик входа сейчас не отвечает. Повторите через несколько минут или войдите с логином и паролем.',
      );
}
