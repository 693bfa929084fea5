import type { ComponentPropsWithoutRef } from 'react';
import { controlId, controlLook, Field, initialValue, wireControl } from '@/components/forms/field';
import type { FieldProps } from '@/components/forms/field';

export type FieldWidth = 'short' | 'medium' | 'full';

/* The box is as long as the answer: its length is a hint, too. */
const widths = {
  short: 'max-w-48',
  medium: 'sm:max-w-80',
  full: '',
} as const satisfies Record<FieldWidth, string>;

type InputProps = ComponentPropsWithoutRef<'input'>;

export type TextFieldProps = FieldProps & {
  value?: string | null;
  type?: 'text' | 'email' | 'tel' | 'search' | 'url';
  inputMode?: InputProps['inputMode'];
  autoComplete?: string;
  autoCapitalize?: InputProps['autoCapitalize'];
  spellCheck?: boolean;
  maxLength?: number;
  width?: FieldWidth;
  /** What was entered before and may be meant again; anything else may be typed. */
  suggestions?: readonly string[];
};

export function TextField(props: TextFieldProps) {
  const { form, name, value, type = 'text', width = 'full', spellCheck, suggestions = [], ...rest } = props;
  const list = suggestions.length > 0 ? `${controlId(name)}-suggestions` : undefined;
  const { inputMode, autoComplete, autoCapitalize, maxLength } = rest;
  return (
    <Field {...props}>
      <input
        {...wireControl(props)}
        type={type}
        defaultValue={initialValue(form, name, value)}
        inputMode={inputMode}
        autoComplete={autoComplete}
        autoCapitalize={autoCapitalize}
        spellCheck={spellCheck}
        maxLength={maxLength}
        list={list}
        className={`${controlLook} ${widths[width]}`}
      />
      {list !== undefined && (
        <datalist id={list}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

type DateFieldProps = Omit<FieldProps, 'hint'> & {
  value?: string | null;
  hint?: FieldProps['hint'];
  autoComplete?: 'bday';
};

/**
 * One box for the whole date: faster to type and to correct than three, and it can be pasted into. `decimal` is the
 * keypad of digits that has a separator on every phone, be it a comma.
 */
export function DateField({ hint = 'Например, 20.06.2019', ...props }: DateFieldProps) {
  return <TextField {...props} hint={hint} inputMode="decimal" width="short" spellCheck={false} />;
}

type PasswordFieldProps = FieldProps & { autoComplete: 'current-password' | 'new-password' };

/** Never shown again: what was typed before does not come back, whatever the form holds. */
export function PasswordField(props: PasswordFieldProps) {
  return (
    <Field {...props}>
      <input
        {...wireControl(props)}
        type="password"
        autoComplete={props.autoComplete}
        spellCheck={false}
        className={`${controlLook} ${widths.medium}`}
      />
    </Field>
  );
}
