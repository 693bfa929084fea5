import type { Metadata } from 'next';
import { pageNavigator } from '@/app/_server/page-region';
import { PublicPage } from '@/app/_server/public-page';
import { FundingTable } from '@/components/public/funding-table';
import { HowToUse } from '@/components/public/how-to-use';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { Prose } from '@/components/ui/prose';
import { listFunding } from '@/lib/institutions/municipalities';

export const metadata: Metadata = {
  title: 'Что такое сертификат',
  description:
    'Сертификат дополнительного образования: кому положен, чем сертификат учёта отличается от сертификата персонифицированного финансирования, сколько денег в год и как записаться в кружок.',
};

export default async function CertificatePage() {
  const [funding, navigatorUrl] = await Promise.all([listFunding(), pageNavigator()]);
  return (
    <PublicPage here="/certificate">
      <Breadcrumbs trail={[{ href: '/', label: 'О сертификате' }]} current="Что такое сертификат" />
      <PageTitle
        title="Что такое сертификат"
        lead="Личный номер ребёнка, по которому его записывают в кружки и секции. Это не бумага и не банковская карта: достаточно знать 10 цифр."
      />
      <Prose>
        <h2>Кому положен</h2>
        <p>
          Каждому ребёнку от 5 до 18&nbsp;лет, который живёт в нашем регионе. У ребёнка один сертификат на
          весь регион. Выдаётся бесплатно и один раз.
        </p>
        <h2>Какие бывают сертификаты</h2>
      </Prose>
      <div className="grid gap-5 sm:grid-cols-2">
        <Panel title="Сертификат учёта" level={3}>
          <p>Номер без денег. По нему записывают на бесплатные занятия.</p>
        </Panel>
        <Panel title="Сертификат персонифицированного финансирования" level={3}>
          <p>
            Номер, за которым закреплена сумма на год — номинал. Ею оплачивают занятия по программам из
            реестра сертифицированных программ.
          </p>
        </Panel>
      </div>
      <section aria-labelledby="money" className="flow-tight">
        <Prose>
          <h2 id="money">Сколько денег</h2>
          <p>Сумму на год устанавливает муниципалитет, в котором живёт ребёнок.</p>
        </Prose>
        {funding.length > 0 && <FundingTable rows={funding} />}
        <Prose>
          <ul>
            <li>Номинал начисляется каждый календарный год заново.</li>
            <li>Что не потрачено за год, на следующий не переходит.</li>
            <li>Оплачиваются только программы из реестра сертифицированных программ.</li>
            <li>Получить деньги наличными или перевести на карту нельзя.</li>
          </ul>
        </Prose>
      </section>
      <HowToUse navigatorUrl={navigatorUrl} />
      <Prose>
        <h2>Сколько действует</h2>
        <p>
          До дня, когда ребёнку исполнится 18&nbsp;лет. В этот день сертификат перестаёт действовать сам.
          Продлевать его не нужно.
        </p>
      </Prose>
      <div className="flex flex-wrap gap-4">
        <ButtonLink href="/how-to-get" wide>
          Как получить сертификат
        </ButtonLink>
        <ButtonLink href="/questions" variant="secondary" wide>
          Вопросы и ответы
        </ButtonLink>
      </div>
    </PublicPage>
  );
}
