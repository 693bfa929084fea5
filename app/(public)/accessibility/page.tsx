import type { Metadata } from 'next';
import { pageSupport } from '@/app/_server/page-region';
import { PublicPage } from '@/app/_server/public-page';
import { AccessibilityText } from '@/components/public/accessibility-text';
import { SupportContacts } from '@/components/public/support-contacts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageTitle } from '@/components/ui/page-title';

export const metadata: Metadata = {
  title: 'Доступность',
  description:
    'Заявление о доступности портала: ГОСТ Р 52872-2019 и WCAG 2.2 уровня AA, версия для слабовидящих, работа с клавиатуры, известные ограничения и куда сообщить о трудностях.',
};

export default async function AccessibilityPage() {
  return (
    <PublicPage here="/accessibility">
      <Breadcrumbs trail={[{ href: '/', label: 'О сертификате' }]} current="Доступность" />
      <PageTitle
        title="Доступность"
        lead="Портал сделан так, чтобы им мог пользоваться каждый: с программой экранного доступа, с клавиатуры, при слабом зрении, на старом телефоне."
      />
      <AccessibilityText />
      <section aria-labelledby="complain" className="flow-tight">
        <h2 id="complain" className="text-2xl font-semibold">
          Если чем-то неудобно пользоваться
        </h2>
        <p className="max-w-measure">
          Напишите или позвоните нам: что Вы делали, на какой странице и что помешало. Если портал не подходит
          совсем, сертификат можно получить лично.
        </p>
        <SupportContacts support={await pageSupport()} />
      </section>
    </PublicPage>
  );
}
