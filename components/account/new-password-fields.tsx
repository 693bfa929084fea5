import { PasswordStrength } from '@/components/account/password-strength';
import { controlId } from '@/components/forms/field';
import { ShowPassword } from '@/components/forms/show-password';
import { PasswordField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';

type NewPasswordFieldsProps = {
  form: FormState;
  /** The fewest characters. */
  least: number;
  /** Which password it may not be: «не тот, что Вам выдали». */
  notThis?: string;
  /** Further boxes that «Показать пароль» shows. */
  alsoShown?: readonly string[];
};

/** The new password twice, with everything the check will ask for told before anything is typed. */
export function NewPasswordFields({ form, least, notThis, alsoShown = [] }: NewPasswordFieldsProps) {
  const boxes = [...alsoShown, 'password', 'repeatPassword'].map(controlId);
  return (
    <>
      <div>
        <PasswordField
          form={form}
          name="password"
          label="Новый пароль"
          hint={<Rules least={least} notThis={notThis} />}
          required
          autoComplete="new-password"
        />
        <PasswordStrength box={controlId('password')} least={least} />
      </div>
      <PasswordField form={form} name="repeatPassword" label="Ещё раз" required autoComplete="new-password" />
      <ShowPassword controls={boxes} />
    </>
  );
}

function Rules({ least, notThis }: { least: number; notThis: string | undefined }) {
  return (
    <ul className="list-disc pl-5">
      <li>не короче {least} знаков, любых: можно с пробелами, можно вставить;</li>
      <li>без Вашего логина внутри, без имени и даты рождения;</li>
      <li>не из распространённых: лучше три-четыре слова, не связанных между собой{notThis ? ';' : '.'}</li>
      {notThis !== undefined && <li>{notThis}.</li>}
    </ul>
  );
}
