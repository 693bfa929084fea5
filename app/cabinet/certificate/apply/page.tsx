import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { ChildRows, fewChildren } from '@/components/cabinet/child-rows';
import { ChildStep } from '@/components/cabinet/child-step';
import { ChildTasks } from '@/components/cabinet/child-tasks';
import { BackLink } from '@/components/ui/back-link';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { listChildrenWithSteps } from '@/lib/families/situation';
import { familyVersion } from '@/lib/overview/family-version';
import { LiveSteps } from '../../_live-steps';
import { CabinetPage } from '../../_page';
import { SavedWithPapers } from '../../_saved';

const title = 'Подача заявления на выпуск сертификата персонифицированного дополнительного образования';

export const metadata: Metadata = { title };

export default async function ApplyPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor('/cabinet/certificate/apply', familyRoles);
  const version = await familyVersion(actor);
  const children = await listChildrenWithSteps(actor);
  const few = children.length <= fewChildren;
  return (
    <CabinetPage actor={actor} section="services">
      <BackLink href="/cabinet/certificate">Дополнительное образование</BackLink>
      <PageTitle title={title} />
      <SavedWithPapers actor={actor} query={searchParams} />
      <LiveSteps version={version} items={children} />
      {few &&
        children.map((child) => (
          <ChildStep key={child.id} child={child}>
            <ChildTasks child={child} />
          </ChildStep>
        ))}
      {!few && <ChildRows items={children} level={2} withTasks />}
      {children.length === 0 && (
        <EmptyState title="Детей в кабинете пока нет">
          <p>Добавьте ребёнка, чтобы подать заявление.</p>
        </EmptyState>
      )}
      {actor.role === 'parent' && (
        <ButtonLink href="/cabinet/children/new" variant={children.length > 0 ? 'secondary' : 'primary'} wide>
          Добавить ребёнка
        </ButtonLink>
      )}
    </CabinetPage>
  );
}
