import { ButtonLink } from '@/components/ui/button';
import { StatusTag } from '@/components/ui/status-tag';
import type { FamilyLogin } from '@/lib/accounts/family-logins';
import { slipWords } from '@/lib/domain/login-state';

type FamilyLoginsProps = {
  logins: readonly FamilyLogin[];
  /** The page that makes a slip for this person; null where none may be made today. */
  slipHref: ((personId: string) => string) | null;
};

const stateTags = {
  signed_in: <StatusTag tone="success">Входили</StatusTag>,
  issued: <StatusTag tone="attention">Не входили</StatusTag>,
  none: <StatusTag tone="neutral">Без логина</StatusTag>,
} as const satisfies Record<FamilyLogin['state']['kind'], unknown>;

/** Everybody of a family who may have a login, where they stand with it and the one thing to do about it. */
export function FamilyLogins({ logins, slipHref }: FamilyLoginsProps) {
  return (
    <ul className="divide-y divide-line">
      {logins.map((login) => (
        <li key={login.personId} className="flow-tight py-4 first:pt-0 last:pb-0">
          <div>
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <strong className="wrap-anywhere">{login.name}</strong>
              {stateTags[login.state.kind]}
            </p>
            <p className="text-ink-soft">{login.relation}</p>
            <p className="text-sm text-ink-soft">{detailsOf(login)}</p>
          </div>
          {slipHref !== null && login.obstacle === null && (
            <p className="print:hidden">
              <ButtonLink
                href={slipHref(login.personId)}
                variant={login.login === null ? 'primary' : 'secondary'}
              >
                {login.login === null ? 'Выдать логин' : 'Новый листок'}
                <span className="sr-only">: {login.name}</span>
              </ButtonLink>
            </p>
          )}
          {login.obstacle !== null && <p>{login.obstacle}</p>}
        </li>
      ))}
    </ul>
  );
}

function detailsOf({ login, state }: FamilyLogin): string {
  return [login === null ? '' : `Логин ${login}`, slipWords(state)].filter(Boolean).join(', ');
}
