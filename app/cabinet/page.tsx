import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import { ChildStep } from '@/components/cabinet/child-step';
import { ButtonLink } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { familyRoles } from '@/lib/access/actor';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { listChildrenWithSteps, listWaitingSteps } from '@/lib/families/situation';
import { CabinetPage } from './_page';

export const metadata: Metadata = { title: 'Услуги' };

export default async function ServicesPage() {
  const actor = await pageActor('/cabinet', familyRoles);
  const [children, waiting] = await Promise.all([listChildrenWithSteps(actor), listWaitingSteps(actor)]);
  const usable = children.filter(({ step }) => step.action?.kind === 'use_certificate');
  return (
    <CabinetPage actor={actor} section="services">
      <PageTitle title="Услуги" />
      {children.length === 0 && (
        <Panel title="Детей в кабинете пока нет" tone="highlight">
          <p>Добавьте ребёнка, чтобы подать заявление.</p>
          <ButtonLink href="/cabinet/children/new" wide>
            Добавить ребёнка
          </ButtonLink>
        </Panel>
      )}
      {waiting.length > 0 && (
        <section aria-labelledby="what-next" className="flow-tight">
          <h2 id="what-next" className="text-2xl font-semibold">
            Что дальше
          </h2>
          {waiting.map((child, position) => (
            <ChildStep key={child.id} child={child} tone={position === 0 ? 'highlight' : 'plain'} level={3} />
          ))}
        </section>
      )}
      <Panel title="Дополнительное образование">
        <p className="max-w-measure">
          Сертификат для кружков и секций: личный номер ребёнка от 5 до 18 лет. По нему записывают на занятия,
          а сертификатом с номиналом их можно и оплатить.
        </p>
        {usable.length > 0 && (
          <FactList
            items={usable.map(({ name, certificateId, certificateNumber, step }) => ({
              term: name,
              value: (
                <>
                  <TextLink href={`/cabinet/certificates/${certificateId}`} standalone>
                    {certificateNumber && formatCertificateNumber(certificateNumber)}
                  </TextLink>{' '}
                  — {step.state}
                </>
              ),
            }))}
          />
        )}
        <ButtonLink
          href="/cabinet/certificate"
          variant={waiting.length > 0 || children.length === 0 ? 'secondary' : 'primary'}
          wide
        >
          Открыть
          <span className="sr-only"> «Дополнительное образование»</span>
        </ButtonLink>
      </Panel>
    </CabinetPage>
  );
}
