import type { Metadata } from 'next';
import { currentActor } from '@/app/_server/page-actor';
import { portalMetadata, portalName } from '@/app/_server/portal-metadata';
import { PublicPage } from '@/app/_server/public-page';
import { ButtonLink } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { homePages } from '@/lib/access/actor';
import type { Role } from '@/lib/domain/roles';
import RootLayout from './layout';

export { viewport } from './layout';

export const dynamic = 'force-dynamic';

/** Nothing stands around this page: the layout and its metadata come by its own hand. */
export const generateMetadata = (): Metadata => ({
  ...portalMetadata(),
  title: `Страница не найдена — ${portalName}`,
});

const rooms = {
  parent: 'В личный кабинет',
  child: 'В личный кабинет',
  operator: 'К приёму семей',
  login_issuer: 'К логинам',
  municipal_admin: 'К обзору муниципалитета',
  regional_admin: 'К обзору региона',
} as const satisfies Record<Role, string>;

export default async function NotFound() {
  const actor = await currentActor();
  return (
    <RootLayout>
      <PublicPage here="">
        <PageTitle
          title="Страница не найдена"
          lead="Такой страницы или записи нет. Возможно, в адресе опечатка или ссылка устарела."
        />
        <div className="flex flex-col gap-3 sm:flex-row">
          {actor && (
            <ButtonLink href={homePages[actor.role]} wide>
              {rooms[actor.role]}
            </ButtonLink>
          )}
          <ButtonLink href="/" variant={actor ? 'secondary' : 'primary'} wide>
            На главную страницу
          </ButtonLink>
        </div>
        <Panel title="Что ещё можно сделать" tone="quiet">
          <ul className="list-disc space-y-2 pl-6">
            <li>Проверьте адрес: если Вы набирали его, в нём легко ошибиться.</li>
            {!actor && (
              <li>
                Если страница открывалась раньше,{' '}
                <TextLink href="/sign-in">войдите в личный кабинет</TextLink> и откройте её оттуда.
              </li>
            )}
            <li>
              Не нашли нужное? Ответы на частые вопросы — на странице{' '}
              <TextLink href="/questions">«Вопросы»</TextLink>, телефон — на странице{' '}
              <TextLink href="/support">«Поддержка»</TextLink> и внизу этой.
            </li>
          </ul>
        </Panel>
      </PublicPage>
    </RootLayout>
  );
}
