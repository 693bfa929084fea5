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

const title = 'Подтверждение электронной почты';
const confirmedTitle = 'Заявка на сертификат подтверждена';

type Props = { params: Promise<{ token: string }>; searchParams: PageQuery };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const link = await describeLink((await params).token, await currentActor());
  return { title: link.used ? confirmedTitle : title, robots: 'noindex' };
}

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
          caption={`Заявка №\u00a0${link.number}`}
          title={confirmedTitle}
          lead="Теперь Вы можете получить сертификат."
        />
        <ButtonLink href={cabinet}>Получить сертификат</ButtonLink>
      </PublicPage>
    );
  }
  if (link.refusal) {
    return (
      <PublicPage here={path}>
        <PageTitle title={title} />
        <Notice tone="warning" title={link.refusal} />
        <ButtonLink href={cabinet}>Перейти в личный кабинет</ButtonLink>
      </PublicPage>
    );
  }
  return (
    <PublicPage here={path}>
      <PageTitle
        title={title}
        lead={`Заявка №\u00a0${link.number} на сертификат дополнительного образования.`}
      />
      <Form action={`${path}/confirm`} form={form}>
        <p>Нажмите кнопку, чтобы подтвердить, что это Ваша электронная почта.</p>
        <SubmitRow label="Подтвердить" />
      </Form>
      <p className="max-w-measure text-ink-soft">
        Потом войдите в личный кабинет и получите сертификат. Если Вы не подавали заявку, закройте страницу:
        без нажатия ничего не произойдёт.
      </p>
    </PublicPage>
  );
}
