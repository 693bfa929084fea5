import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkList } from '@/components/ui/link-list';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { listPupilPlaces } from '@/lib/certificates/group/pupil-places';
import { groupsPath } from './_addresses';

const title = 'Класс или группа';

export const metadata: Metadata = { title };

/** Whose pupils: the schools and kindergartens with somebody who waits. */
export default async function GroupsPage() {
  const actor = await pageActor(groupsPath, ['operator']);
  const places = await listPupilPlaces(actor);
  return (
    <>
      <BackLink href="/counter">К приёму</BackLink>
      <PageTitle
        title={title}
        lead="Когда школа или детский сад приносит документы сразу на многих детей: отметьте проверенное и активируйте всех одним нажатием."
      />
      <Panel title="Выберите учреждение">
        {places.length > 0 ? (
          <LinkList
            items={places.map(({ id, shortName, own }) => ({
              href: `${groupsPath}/${id}`,
              label: shortName,
              ...(own ? { hint: 'Ваше учреждение' } : {}),
            }))}
          />
        ) : (
          <EmptyState title="Никто не ждёт активации">
            <p>
              Здесь появятся школы и детские сады, чьи дети получили сертификат и ещё не активировали его.
            </p>
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
