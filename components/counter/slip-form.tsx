import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { FactList } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { FamilyLogin } from '@/lib/accounts/family-logins';
import { slipReasons } from '@/lib/accounts/issue-slip';
import type { FormState } from '@/lib/domain/form-state';
import { slipWords } from '@/lib/domain/login-state';

type SlipFormProps = {
  form: FormState;
  person: FamilyLogin;
  /** Of this very form: sent twice, it makes one slip. */
  printId: string;
  action: string;
  back: { href: string; label: string };
};

/** Asks once more before a slip is made: the one handed out before then works no more. */
export function SlipForm({ form, person, printId, action, back }: SlipFormProps) {
  const { login, state, hasOwnSignIn, obstacle } = person;
  if (obstacle !== null) return <Notice tone="warning" title={obstacle} />;
  const hidden: Record<string, string> = { printId };
  if (!hasOwnSignIn) hidden.reason = login === null ? 'first' : 'lost';
  return (
    <Panel>
      <FactList
        items={[
          { term: 'Для кого', value: <strong>{person.name}</strong> },
          { term: 'Кем приходится', value: person.relation },
          { term: 'Логин', value: login ?? 'создаётся вместе с листком и напечатан на нём' },
          ...(state.slip ? [{ term: 'Прежний листок', value: slipWords(state) }] : []),
        ]}
      />
      <Consequence person={person} />
      <Form action={action} form={form} hidden={hidden} download>
        {hasOwnSignIn && <IdentityFields form={form} />}
        <SubmitRow label="Скачать листок (PDF)" secondary={back} />
        <p className="max-w-measure text-ink-soft">
          Файл скачается, а эта страница останется открытой. Распечатайте листок, отдайте лично в руки и
          удалите файл. Посмотреть первый пароль ещё раз нельзя.
        </p>
      </Form>
    </Panel>
  );
}

function Consequence({ person: { state, hasOwnSignIn } }: { person: FamilyLogin }) {
  if (hasOwnSignIn) {
    return (
      <Notice tone="info" title="У этого человека уже есть свой пароль">
        <p>
          Прежний пароль работает, пока он не придумает новый по этому листку. Тогда завершатся и все прежние
          входы. {state.slip && 'Прежний листок перестанет действовать сразу.'}
        </p>
      </Notice>
    );
  }
  return state.slip ? (
    <Notice tone="warning" title="Прежний листок перестанет действовать">
      <p>Если он у семьи и ещё действует, новый не нужен.</p>
    </Notice>
  ) : null;
}

function IdentityFields({ form }: { form: FormState }) {
  return (
    <>
      <RadioField
        form={form}
        name="reason"
        label="Зачем новый листок"
        required
        options={Object.entries(slipReasons).map(([value, label]) => ({ value, label }))}
      />
      <CheckboxField
        form={form}
        name="identityChecked"
        label="Личность проверена по документу"
        hint="Паспорт этого человека у Вас перед глазами"
        required
      />
    </>
  );
}
