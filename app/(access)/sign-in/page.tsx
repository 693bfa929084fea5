import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { troubleAtTheDoor } from '@/app/_server/provider-answer';
import { sharedPageMetadata } from '@/app/_server/portal-metadata';
import { PublicPage } from '@/app/_server/public-page';
import { safeNext } from '@/app/_server/safe-next';
import { PasskeySignIn } from '@/components/account/passkey-sign-in';
import { ProviderSignIn } from '@/components/account/provider-sign-in';
import { ProviderTrouble } from '@/components/account/provider-trouble';
import { SlipFromAddress } from '@/components/account/slip-from-address';
import { controlId } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { ShowPassword } from '@/components/forms/show-password';
import { SubmitRow } from '@/components/forms/submit-row';
import { PasswordField, TextField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { homePages } from '@/lib/access/actor';
import { hasErrors } from '@/lib/domain/form-state';
import { providerLabel } from '@/lib/platform/identity-provider';

const page = '/sign-in';

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const forms = [page, troubleAtTheDoor].map((path) => pageForm(path, null, searchParams));
  const wrong = (await Promise.all(forms)).some(hasErrors) ? 'Ошибка: ' : '';
  return { ...sharedPageMetadata(), title: `${wrong}Вход в личный кабинет` };
}

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const next = safeNext(query.next);
  const actor = await currentActor();
  if (actor) redirect(next ?? homePages[actor.role]);
  const form = await pageForm(page, null, searchParams);
  const provider = providerLabel();
  const { sentence: trouble } = await pageForm(troubleAtTheDoor, null, searchParams);
  return (
    <PublicPage here={page}>
      <PageTitle title="Вход в личный кабинет" />
      {query.password === 'set' && (
        <Notice tone="success" title="Пароль сохранён">
          <p>Теперь входите с ним.</p>
        </Notice>
      )}
      {query.ended === 'everywhere' && <Notice tone="success" title="Вы вышли на всех устройствах" />}
      {provider !== null && trouble !== null && (
        <ProviderTrouble title={`Войти через ${provider} не получилось`} sentence={trouble} />
      )}
      {next && !hasErrors(form) && <p>Войдите, чтобы продолжить: мы вернём Вас на нужную страницу.</p>}
      <SlipFromAddress login={controlId('login')} password={controlId('password')} />
      <Form action="/sign-in/submit" form={form} hidden={next ? { next } : {}}>
        <TextField
          form={form}
          name="login"
          label="Логин"
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          width="medium"
        />
        <PasswordField
          form={form}
          name="password"
          label="Пароль"
          hint="В первый раз — первый пароль с листка из школы или детского сада"
          required
          autoComplete="current-password"
        />
        <ShowPassword controls={[controlId('password')]} />
        <SubmitRow label="Войти" />
      </Form>
      <PasskeySignIn next={next} />
      {provider !== null && <ProviderSignIn label={provider} next={next} />}
      <p>
        <TextLink href="/sign-in/forgotten" standalone>
          Забыли пароль
        </TextLink>
      </p>
      <NoLogin />
    </PublicPage>
  );
}

function NoLogin() {
  return (
    <Panel tone="quiet" title="Нет логина или забыт пароль">
      <p>
        Логин и первый пароль выдают в школе или детском саду ребёнка. Там же дадут новый пароль, если
        электронная почта ещё не подтверждена.
      </p>
      <p>
        Ребёнок никуда не ходит? Обратитесь в любое учреждение из{' '}
        <TextLink href="/institutions">списка</TextLink>, возьмите с собой паспорт и документ ребёнка.
      </p>
    </Panel>
  );
}
