import { childFacts, ownFacts, parentFacts } from '@/components/cabinet/check-facts';
import { CheckPanel } from '@/components/cabinet/check-panel';
import { EmailField } from '@/components/cabinet/email-field';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';
import type { AboutMe, MyChild } from '@/lib/families/queries';

type ApplicationFormProps = {
  form: FormState;
  child: MyChild;
  me: AboutMe;
  isOneself: boolean;
  /** Typed here before a detour to another form; null when nothing was. */
  typedEmail: string | null;
};

/** Everything the application will print, to be checked; then the e-mail and the button that sends it. */
export function ApplicationForm({ form, child, me, isOneself, typedEmail }: ApplicationFormProps) {
  const here = `/cabinet/children/${child.id}/apply`;
  const changeAction = `${here}/change`;
  return (
    <>
      <Form action={`${here}/save`} form={form}>
        {/* Enter in the e-mail field presses the first button of a form: that must not be «Изменить». */}
        <button type="submit" hidden tabIndex={-1}>
          Отправить заявку
        </button>
        {isOneself ? (
          <CheckPanel
            title="О Вас"
            facts={[...childFacts(child), ...ownFacts(me)]}
            changeAction={changeAction}
          />
        ) : (
          <>
            <CheckPanel title="О ребёнке" facts={childFacts(child)} changeAction={changeAction} />
            <CheckPanel title="О Вас" facts={parentFacts(me)} changeAction={changeAction} />
          </>
        )}
        <Panel title="Электронная почта и отправка" tone="highlight">
          <div className="flow">
            <p className="max-w-measure">
              Для получения сертификата ПФДО необходимо подтвердить электронную почту.{' '}
              {me.knownEmail ? 'Эту почту Вы уже подтвердили.' : 'Мы отправим письмо со ссылкой.'}
            </p>
            <EmailField
              form={form}
              value={typedEmail ?? me.email}
              hint={me.knownEmail ? `Если оставить ${me.knownEmail}, письмо не понадобится` : undefined}
            />
            {child.municipality && <Rules municipality={child.municipality} />}
            <SubmitRow label="Отправить заявку" />
          </div>
        </Panel>
      </Form>
      <Panel title="Нет электронной почты?" tone="quiet">
        <p className="max-w-measure">
          Приходите с документами в учреждение из <TextLink href="/institutions">списка</TextLink>: специалист
          оформит заявление вместе с Вами, почта для этого не нужна.
        </p>
      </Panel>
    </>
  );
}

function Rules({ municipality }: { municipality: NonNullable<MyChild['municipality']> }) {
  const texts = `/municipalities/${municipality.slug}`;
  return (
    <p className="max-w-measure text-sm text-ink-soft">
      Отправляя заявку, Вы соглашаетесь с{' '}
      <TextLink href={`${texts}/funding-rules`}>правилами персонифицированного финансирования</TextLink> и{' '}
      <TextLink href={`${texts}/legal-act`}>правовым актом</TextLink> муниципалитета ({municipality.shortName}
      ).
    </p>
  );
}
