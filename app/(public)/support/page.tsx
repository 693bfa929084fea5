import type { Metadata } from 'next';
import { pageSupport } from '@/app/_server/page-support';
import { PublicPage } from '@/app/_server/public-page';
import { EmptyState } from '@/components/ui/empty-state';
import { FactList } from '@/components/ui/fact-list';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

export const metadata: Metadata = { title: 'Поддержка' };

export default async function SupportPage() {
  const support = await pageSupport();
  return (
    <PublicPage here="/support">
      <PageTitle
        title="Поддержка"
        lead="Подскажем, если не получается войти, приложить документ или найти письмо."
      />
      {support ? (
        <Panel>
          <FactList
            items={[
              {
                term: 'Телефон',
                value: (
                  <TextLink href={`tel:${support.phone.replace(/[^+\d]/g, '')}`}>{support.phone}</TextLink>
                ),
              },
              {
                term: 'Электронная почта',
                value: <TextLink href={`mailto:${support.email}`}>{support.email}</TextLink>,
              },
              { term: 'Часы работы', value: support.hours },
            ]}
          />
        </Panel>
      ) : (
        <EmptyState title="Контакты ещё не внесены" />
      )}
      <p>
        Забыли пароль или не получили логин? Его выдают школа, детский сад или учреждение из{' '}
        <TextLink href="/institutions">списка</TextLink>.
      </p>
    </PublicPage>
  );
}
