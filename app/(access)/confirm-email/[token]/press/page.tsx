import type { Metadata } from 'next';
import { currentActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { describeLink } from '@/lib/applications/queries';

export const metadata: Metadata = { title: 'Подтверждение электронной почты', robots: 'noindex' };

type Props = { params: Promise<{ token: string }>; searchParams: PageQuery };

export default async function PressPage({ params, searchParams }: Props) {
  const { token } = await params;
  const path = `/confirm-email/${encodeURIComponent(token)}`;
  const link = await describeLink(token, await currentActor());
  const form = await pageForm(`${path}/press`, null, searchParams);
  const cabinet = link.applicationId ? `/cabinet/applications/${link.applicationId}` : '/cabinet';
  if (link.used) {
    return (
      <PublicPage here={path}>
        <PageTitle
          caption={`Заявка № ${link.number}`}
          title="Заявка на сертификат подтверждена"
          lead="Теперь Вы можете получить сертификат."
        />
        <ButtonLink href={cabinet}>Получить сертификат</ButtonLink>
      </PublicPage>
    );
  }
  if (link.refusal) {
    return (
      <PublicPage here={path}>
        <PageTitle title="Подтверждение электронной почты" />
        <Notice tone="warning" title={link.refusal} />
        <ButtonLink href={cabinet}>Перейти в личный кабинет</ButtonLink>
      </PublicPage>
    );
  }
  return (
    <PublicPage here={path}>
      <PageTitle
        title="Подтверждение электронной почты"
        lead={`Заявка № ${link.number} на сертификат дополнительного образования.`}
      />
      <Form action={`${path}/confirm`} form={form}>
        <p>Нажмите кнопку, чтобы подтвердить, что это Ваша электронная почта.</p>
        <SubmitRow label="Подтвердить" />
      </Form>
    </PublicPage>
  );
}
