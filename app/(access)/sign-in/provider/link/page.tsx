import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { missingPage } from '@/app/_server/missing-page';
import { PublicPage } from '@/app/_server/public-page';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { ButtonLink } from '@/components/ui/button';
import { FactList } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { providerCookieName } from '@/lib/accounts/provider/browser-token';
import { describeOffer } from '@/lib/accounts/provider/offer';
import { untouchedForm } from '@/lib/domain/form-state';
import { providerLabel } from '@/lib/platform/identity-provider';

const page = '/sign-in/provider/link';

export function generateMetadata(): Metadata {
  return { title: `Вход через ${providerLabel() ?? ''}`, robots: 'noindex' };
}

/** Nothing is linked until the person has said so. */
export default async function LinkPage() {
  const label = providerLabel();
  if (label === null) missingPage();
  const offer = await describeOffer((await cookies()).get(providerCookieName())?.value);
  if (!offer) {
    return (
      <PublicPage here={page}>
        <PageTitle title={`Вход через ${label}`} />
        <Notice tone="warning" title="Прошло больше 10 минут, или на этот вопрос уже ответили">
          <p>Ничего не потеряно: начните вход заново.</p>
        </Notice>
        <ButtonLink href="/sign-in">Ко входу</ButtonLink>
      </PublicPage>
    );
  }
  return (
    <PublicPage here={page}>
      <PageTitle
        title={`Связать вход через ${label} с кабинетом?`}
        lead={`Это нужно один раз. Потом можно входить и через ${label}, и с логином и паролем.`}
      />
      <FactList
        items={[
          { term: 'Чей кабинет', value: offer.name },
          { term: 'Логин', value: offer.login },
        ]}
      />
      <Form action="/sign-in/provider/link/save" form={untouchedForm}>
        <SubmitRow label="Связать и войти" />
      </Form>
      <Form action="/sign-in/provider/link/decline" form={untouchedForm}>
        <p className="max-w-measure text-ink-soft">Кабинет не Ваш или Вы передумали — не связывайте.</p>
        <SubmitRow variant="secondary" label="Не связывать" />
      </Form>
    </PublicPage>
  );
}
