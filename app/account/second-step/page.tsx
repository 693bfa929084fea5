import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { missingPage } from '@/app/_server/missing-page';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { SecondStepSettings } from '@/components/account/second-step-settings';
import { SetUpApp } from '@/components/account/set-up-app';
import { StartSecondStep } from '@/components/account/start-second-step';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { staffRoles } from '@/lib/access/actor';
import { secondStepPage } from '@/lib/access/second-step';
import { getOwnSecondStep } from '@/lib/accounts/second-step/own-second-step';
import { formatMinute } from '@/lib/domain/dates';
import { hasErrors } from '@/lib/domain/form-state';
import { environment } from '@/lib/platform/environment';
import { AccountPage } from '../_page';

const title = 'Второй шаг входа';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, secondStepPage, searchParams);
}

export default async function SecondStepPage({ searchParams }: Props) {
  const actor = await pageActor(secondStepPage, staffRoles);
  if (actor.secondStep === 'none') missingPage();
  const [form, own, query] = await Promise.all([
    pageForm(secondStepPage, actor.accountId, searchParams),
    getOwnSecondStep(actor),
    searchParams,
  ]);
  const { switchedOn, setUp } = own;
  const content = (
    <>
      <PageTitle
        title={title}
        lead="Кроме пароля портал спросит код с Вашего телефона. Кто узнает пароль, без телефона не войдёт."
      />
      {query.done === 'off' && !hasErrors(form) && (
        <Notice tone="success" title="Второй шаг входа выключен" />
      )}
      {setUp ? (
        <SetUpApp form={form} {...setUp} />
      ) : switchedOn ? (
        <SecondStepSettings
          form={form}
          since={formatMinute(switchedOn.at, environment().TIME_ZONE)}
          codesLeft={switchedOn.codesLeft}
          mayBeSwitchedOff={own.mayBeSwitchedOff}
        />
      ) : (
        <StartSecondStep form={form} required={actor.secondStep === 'missing'} />
      )}
    </>
  );
  // Whoever has to set it up first finds no ways on in the frame: they would all lead back here.
  return actor.secondStep === 'missing' ? (
    <PublicPage here={secondStepPage}>{content}</PublicPage>
  ) : (
    <AccountPage actor={actor} here={secondStepPage}>
      {content}
    </AccountPage>
  );
}
