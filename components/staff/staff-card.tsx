import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { AccessTag } from '@/components/staff/staff-table';
import { FactList, type Fact } from '@/components/ui/fact-list';
import { LinkList } from '@/components/ui/link-list';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatMinute } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import type { CardRole, StaffCard } from '@/lib/staff/staff-card';
import type { StaffDeed } from '@/lib/staff/staff-history';

type CardProps = { card: StaffCard; timeZone: string };

/** Who it is and whether they may come in. */
export function StaffFacts({ card, timeZone, secondStep }: CardProps & { secondStep: boolean }) {
  const at = (instant: Date) => formatMinute(instant, timeZone);
  const facts: Fact[] = [
    { term: 'Вход', value: <AccessTag blocked={card.blockedAt !== null} /> },
    ...(card.blockedAt ? [{ term: 'Заблокирован', value: at(card.blockedAt) }] : []),
    { term: 'Логин', value: <span className="wrap-anywhere">{card.login}</span> },
    {
      term: 'Электронная почта',
      value: card.email ? (
        <span className="wrap-anywhere">{card.email}</span>
      ) : (
        'не указана: писем об изменениях не будет'
      ),
    },
    { term: 'Последний вход', value: card.lastSignInAt ? at(card.lastSignInAt) : 'ещё не было' },
    ...(secondStep ? [{ term: 'Второй шаг входа', value: secondStepWords(card, at) }] : []),
    { term: 'Учётная запись создана', value: at(card.createdAt) },
  ];
  return (
    <Panel title="Учётная запись">
      <FactList items={facts} />
    </Panel>
  );
}

function secondStepWords({ secondStepSince, passkeys }: StaffCard, at: (instant: Date) => string): string {
  const app = secondStepSince ? `включён ${at(secondStepSince)}` : 'не включён';
  return passkeys > 0 ? `${app}, ключей входа: ${passkeys}` : app;
}

/** The roles within the admin's reach; each opens where it is ended or moved. */
export function StaffRoles({ card, timeZone }: CardProps) {
  const path = `/admin/staff/${card.id}`;
  return (
    <Panel title="Роли">
      {card.roles.length > 0 ? (
        <ul className="divide-y divide-line">
          {card.roles.map((role) => (
            <li key={role.id} className="py-3 first:pt-0 last:pb-0">
              <RoleWords role={role} since={formatMinute(role.createdAt, timeZone)} />
              {!card.own && (
                <TextLink href={`${path}/roles/${role.id}`} standalone>
                  {role.role === 'operator' || role.role === 'login_issuer'
                    ? 'Сменить учреждение или прекратить роль'
                    : 'Прекратить роль'}
                  <span className="sr-only">
                    : {role.title}
                    {role.place !== null && `, ${role.place}`}
                  </span>
                </TextLink>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p>Сейчас ролей нет, войти нельзя.</p>
      )}
      {card.beyond > 0 && <p>Есть и роли, которыми Вы не управляете.</p>}
      {!card.own && (
        <TextLink href={`${path}/roles`} standalone>
          Добавить роль
        </TextLink>
      )}
      {card.former.length > 0 && (
        <>
          <h3 className="font-semibold">Прежние роли</h3>
          <ul className="space-y-2">
            {card.former.map((role) => (
              <li key={role.id}>
                <FormerRole role={role} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function RoleWords({ role: { title, place }, since }: { role: CardRole; since: string }) {
  return (
    <>
      <p className="font-medium">{title}</p>
      {place !== null && <p>{place}</p>}
      <p className="text-sm text-ink-soft">с {since}</p>
    </>
  );
}

function FormerRole({ role, timeZone }: { role: CardRole; timeZone: string }) {
  const at = (instant: Date | null) => (instant ? formatMinute(instant, timeZone) : '');
  return (
    <>
      {[role.title, role.place].filter(Boolean).join(', ')}
      <span className="block text-sm text-ink-soft">
        с {at(role.createdAt)} по {at(role.endedAt)}
      </span>
    </>
  );
}

type StaffActsProps = { card: StaffCard; form: FormState; secondStep: boolean };

/** What is done to the account as a whole, or why this admin does not do it. */
export function StaffActs({ card, form, secondStep }: StaffActsProps) {
  const path = `/admin/staff/${card.id}`;
  if (card.own) {
    return <Notice tone="info" title="Это Ваша учётная запись: её меняет другой администратор" />;
  }
  if (!card.manageable) {
    return (
      <Notice tone="info" title="Заблокировать вход и сбросить второй шаг может администратор региона">
        <p>У этого человека есть и роли, которыми Вы не управляете. Роль у Вас прекратить можно.</p>
      </Notice>
    );
  }
  const resettable = secondStep && (card.secondStepSince !== null || card.passkeys > 0);
  return (
    <Panel title="Что можно сделать">
      {card.blockedAt ? (
        <Form action={`${path}/unblock`} form={form}>
          <SubmitRow variant="secondary" label="Разблокировать вход" />
        </Form>
      ) : (
        <LinkList
          items={[
            { href: `${path}/block`, label: 'Заблокировать вход', hint: 'Все сеансы завершатся сразу' },
          ]}
        />
      )}
      {resettable && (
        <LinkList
          items={[
            {
              href: `${path}/second-step`,
              label: 'Сбросить второй шаг входа',
              hint: 'Если сотрудник потерял телефон',
            },
          ]}
        />
      )}
    </Panel>
  );
}

export function StaffHistory({ deeds, timeZone }: { deeds: readonly StaffDeed[]; timeZone: string }) {
  if (deeds.length === 0) return null;
  return (
    <Panel title="Что меняли администраторы">
      <ul className="space-y-2">
        {deeds.map(({ id, at, title, by }) => (
          <li key={id}>
            {title}
            <span className="block text-sm text-ink-soft">
              {[formatMinute(at, timeZone), by].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
