import type { Metadata } from 'next';
import { z } from 'zod';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { AddPasskey } from '@/components/account/add-passkey';
import { PasskeyList } from '@/components/account/passkey-list';
import { StartPasskey } from '@/components/account/start-passkey';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import type { Actor } from '@/lib/access/actor';
import { listPasskeys } from '@/lib/accounts/passkeys/own-passkeys';
import { getPasskeyOptions } from '@/lib/accounts/passkeys/start-passkey';
import { formatMinute } from '@/lib/domain/dates';
import { hasErrors } from '@/lib/domain/form-state';
import { allRoles } from '@/lib/domain/roles';
import { environment } from '@/lib/platform/environment';
import { AccountPage } from '../_page';

const page = '/account/passkeys';
const title = 'Ключи входа';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, page, searchParams);
}

export default async function PasskeysPage({ searchParams }: Props) {
  const actor = await pageActor(page, allRoles);
  const [form, passkeys, query] = await Promise.all([
    pageForm(page, actor.accountId, searchParams),
    listPasskeys(actor),
    searchParams,
  ]);
  const at = (instant: Date) => formatMinute(instant, environment().TIME_ZONE);
  const asked = await askedKey(actor, query.add);
  return (
    <AccountPage actor={actor} here={page}>
      <PageTitle
        title={title}
        lead="Вход отпечатком, лицом или кодом телефона — без пароля. Пароль останется и будет подходить, как прежде."
      />
      {!hasErrors(form) && <Done what={query.done} />}
      {asked ? (
        <Panel tone="highlight" title={`Новый ключ «${asked.name}»`}>
          <p>
            Нажмите кнопку: телефон или компьютер спросит отпечаток, лицо или код — тот, которым Вы его
            разблокируете. Портал его не увидит.
          </p>
          <AddPasskey challengeId={asked.id} options={asked.options} />
          <noscript>
            <p>
              В Вашем браузере выключены сценарии (JavaScript), а без них ключ создать нельзя. Включите их.
            </p>
          </noscript>
        </Panel>
      ) : (
        <StartPasskey form={form} />
      )}
      {passkeys.length > 0 && (
        <PasskeyList
          passkeys={passkeys.map(({ createdAt, lastUsedAt, ...passkey }) => ({
            ...passkey,
            createdAt: at(createdAt),
            lastUsedAt: lastUsedAt && at(lastUsedAt),
          }))}
        />
      )}
    </AccountPage>
  );
}

/** The key that is being added, when its first half was done in this session a few minutes ago. */
async function askedKey(actor: Actor, asked: string | string[] | undefined) {
  const id = z.uuid().safeParse(asked).data;
  const found = id === undefined ? null : await getPasskeyOptions(actor, id);
  return id !== undefined && found ? { id, ...found } : null;
}

const done = {
  added: 'Ключ добавлен. В следующий раз нажмите «Войти без пароля».',
  removed: 'Ключ удалён, войти с ним больше нельзя.',
} as const;

function Done({ what }: { what: string | string[] | undefined }) {
  return what === 'added' || what === 'removed' ? <Notice tone="success" title={done[what]} /> : null;
}
