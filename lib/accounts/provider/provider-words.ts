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
    `По сведениям, которые передал поставщик входа, Ваш кабинет не найден. Войдите с логином и паролем и нажмите «Связать» на странице «Вход через ${label}». Логина нет — его выдадут в школе, детском саду или в учреждении из списка.`,
  );
}

export function mismatched({ label }: IdentityProvider): Refusal {
  return new Refusal(
    'conflict',
    `Связать не получилось: сведения, которые передал поставщик входа через ${label}, не совпадают с Вашими в кабинете. Проверьте ФИО и СНИЛС в разделе «Обо мне». Они верны — обратитесь с паспортом в учреждение из списка.`,
  );
}

export function unverified({ label }: IdentityProvider): Refusal {
  return new Refusal(
    'unauthenticated',
    `Личность ещё не подтверждена у поставщика входа. Подтвердите её там, и вход через ${label} заработает. Пока войдите с логином и паролем.`,
  );
}

export function interrupted({ label }: IdentityProvider): Refusal {
  return new Refusal(
    'conflict',
    `Вход через ${label} не завершён: он начат в другом окне или больше 10 минут назад. Начните его заново.`,
  );
}

/** A fault of the connection as the person reads it. */
export function refusalOfFault(error: unknown, { label }: IdentityProvider): unknown {
  if (!(error instanceof ProviderFault)) return error;
  return error.kind === 'declined'
    ? new Refusal('conflict', `Вход через ${label} отменён. Повторите его или войдите с логином и паролем.`)
    : new Refusal(
        'unavailable',
        `Вход через ${label} сейчас не работает. Повторите через несколько минут или войдите с логином и паролем.`,
      );
}
