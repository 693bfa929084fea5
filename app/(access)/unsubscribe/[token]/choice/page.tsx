import type { Metadata } from 'next';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';
import { describeSubscription } from '@/lib/letters/unsubscribe';

const title = 'Письма портала';
const settings = '/account/notifications';

export const metadata: Metadata = { title, robots: 'noindex' };

type Props = { params: Promise<{ token: string }>; searchParams: PageQuery };

/** Opening the page changes nothing: mail scanners open links, too. Only its button does. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const { token } = await params;
  const page = `/unsubscribe/${encodeURIComponent(token)}/choice`;
  const [found, form] = await Promise.all([
    describeSubscription(token),
    pageForm('/unsubscribe', null, searchParams),
  ]);
  return (
    <PublicPage here={page}>
      <PageTitle title={title} />
      {found ? (
        <Choice action={`${page}/save`} form={form} {...found} />
      ) : (
        <>
          <Notice tone="warning" title="Эта ссылка не действует">
            <p>Она работает год и только целиком. Какие письма приходят, выбирают в кабинете.</p>
          </Notice>
          <ButtonLink href={settings}>Настройка уведомлений</ButtonLink>
        </>
      )}
    </PublicPage>
  );
}

type ChoiceProps = { action: string; form: FormState; titles: readonly string[]; comes: boolean };

function Choice({ action, form, titles, comes }: ChoiceProps) {
  const topics = titles.join(', ');
  return (
    <>
      {!comes && (
        <Notice tone="success" title={`Письма отключены: ${topics}`}>
          <p>На почту они больше не придут. В кабинете сообщения остаются.</p>
        </Notice>
      )}
      <Form action={action} form={form} hidden={{ letters: comes ? 'off' : 'on' }}>
        {comes && <p>В кабинете сообщения останутся. Передумаете — письма можно вернуть.</p>}
        <SubmitRow
          label={comes ? `Не присылать письма: ${topics}` : 'Вернуть письма'}
          variant={comes ? 'primary' : 'secondary'}
        />
      </Form>
      <TextLink href={settings} standalone>
        Настройка уведомлений
      </TextLink>
    </>
  );
}
