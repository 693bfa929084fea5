import type { Metadata } from 'next';
import { SavedNotice } from '@/components/cabinet/saved-notice';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { CorrectionList } from '@/components/personal-data/correction-list';
import { DownloadPanel } from '@/components/personal-data/download-panel';
import { HeldKinds } from '@/components/personal-data/held-kinds';
import { ButtonLink } from '@/components/ui/button';
import { LinkList } from '@/components/ui/link-list';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { dateAndLeft } from '@/lib/domain/deadline-words';
import { listOwnCorrections } from '@/lib/families/correction-queries';
import { listOwnConsents } from '@/lib/personal-data/consent/queries';
import { listChildrenWithSteps } from '@/lib/families/situation';
import { environment } from '@/lib/platform/environment';
import { CabinetPage } from '../_page';

const here = '/cabinet/data';
const title = 'Мои данные';

export const metadata: Metadata = { title };

export default async function DataPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(here, familyRoles);
  const [children, consents, corrections, { done, saved }] = await Promise.all([
    listChildrenWithSteps(actor),
    listOwnConsents(actor),
    listOwnCorrections(actor),
    searchParams,
  ]);
  return (
    <CabinetPage actor={actor} section="me">
      <SavedNotice saved={saved} />
      {done === 'asked' && (
        <Notice tone="success" title="Просьба отправлена">
          <p>Специалист ответит, ответ появится на этой странице.</p>
          {corrections[0]?.showBy && (
            <p>Покажите оригинал документа в учреждении до {dateAndLeft(corrections[0].showBy)}.</p>
          )}
        </Notice>
      )}
      <PageTitle title={title} lead="Что хранит портал, и как это получить, исправить или прекратить." />
      <DownloadPanel allowed={can(actor, 'data.download')} />
      <HeldKinds ownRecord={actor.role === 'child'} />
      {can(actor, 'correction.ask') && (
        <Panel title="Исправить ошибку">
          <p>
            Своё имя, адрес, телефон и документ Вы меняете сами в разделе «Обо мне». Имя, дату рождения и
            СНИЛС ребёнка с активированным сертификатом исправляет специалист, сверив с оригиналом.
          </p>
          <ButtonLink href={`${here}/correction`} variant="secondary" wide>
            Сообщить об ошибке
          </ButtonLink>
          <CorrectionList corrections={corrections} timeZone={environment().TIME_ZONE} />
        </Panel>
      )}
      {can(actor, 'consent.withdraw') && (
        <Panel title="Отозвать согласие">
          {consents.length > 0 ? (
            <>
              <p>
                Сначала портал покажет, что перестанет действовать и что останется. До подтверждения ничего не
                меняется.
              </p>
              <LinkList items={childLinks(consents, 'consent', 'Согласие')} />
            </>
          ) : (
            <p>Подписанного Вами согласия, которое действует, сейчас нет: отзывать нечего.</p>
          )}
        </Panel>
      )}
      {children.length > 0 && (
        <Panel title="Кто смотрел данные">
          <LinkList items={childLinks(children, 'views', 'Кто смотрел')} />
        </Panel>
      )}
      <TextLink href="/privacy" standalone>
        Как портал обращается с персональными данными
      </TextLink>
    </CabinetPage>
  );
}

function childLinks(children: readonly { id: string; name: string }[], page: string, words: string) {
  return children.map(({ id, name }) => ({
    href: `/cabinet/children/${id}/${page}`,
    label: `${words}: ${name}`,
  }));
}
