import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { ChildRows, fewChildren } from '@/components/cabinet/child-rows';
import { ChildStep } from '@/components/cabinet/child-step';
import { SavedNotice } from '@/components/cabinet/saved-notice';
import { UsableCertificates } from '@/components/cabinet/usable-certificates';
import { ButtonLink } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { familyRoles } from '@/lib/access/actor';
import { listChildrenWithSteps, waitingOf } from '@/lib/families/situation';
import { familyVersion } from '@/lib/overview/family-version';
import { LiveSteps } from './_live-steps';
import { CabinetPage } from './_page';
import { Unreached } from './_unreached';

const here = '/cabinet';
const title = 'Услуги';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, here, searchParams);
}

export default async function ServicesPage({ searchParams }: Props) {
  const actor = await pageActor(here, familyRoles);
  const form = await pageForm(here, actor.accountId, searchParams);
  const version = await familyVersion(actor);
  const children = await listChildrenWithSteps(actor);
  const [first, ...others] = waitingOf(children);
  const few = others.length < fewChildren;
  return (
    <CabinetPage actor={actor} section="services">
      <PageTitle title={title} />
      <SavedNotice saved={(await searchParams).saved} />
      <LiveSteps version={version} items={children} />
      <Unreached actor={actor} form={form} />
      {children.length === 0 && (
        <Panel title="Детей в кабинете пока нет" tone="highlight">
          <p>Добавьте ребёнка, чтобы подать заявление.</p>
          <ButtonLink href="/cabinet/children/new" wide>
            Добавить ребёнка
          </ButtonLink>
        </Panel>
      )}
      {first && (
        <section aria-labelledby="what-next" className="flow-tight">
          <h2 id="what-next" className="text-2xl font-semibold">
            Что дальше
          </h2>
          <ChildStep
            child={first}
            title={actor.role === 'child' ? 'Ваш сертификат' : first.name}
            tone="highlight"
            level={3}
          />
          {few && others.map((child) => <ChildStep key={child.id} child={child} level={3} />)}
          {!few && <ChildRows items={others} level={3} />}
        </section>
      )}
      <Panel title="Дополнительное образование">
        <p className="max-w-measure">
          {about[actor.role]} По нему записывают на занятия, а сертификатом с номиналом их можно и оплатить.
        </p>
        <UsableCertificates items={children} />
        <ButtonLink
          href="/cabinet/certificate"
          variant={first || children.length === 0 ? 'secondary' : 'primary'}
          wide
        >
          Открыть
          <span className="sr-only"> «Дополнительное образование»</span>
        </ButtonLink>
      </Panel>
    </CabinetPage>
  );
}

const about = {
  parent: 'Сертификат для кружков и секций: личный номер ребёнка от 5 до 18 лет.',
  child: 'Сертификат для кружков и секций: Ваш личный номер до 18 лет.',
};
