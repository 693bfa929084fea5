import type { ReactNode } from 'react';
import type { FormState } from '@/lib/domain/form-state';

/** What every field is told. The label comes without a star: the star is drawn from `required`. */
export type FieldProps = {
  form: FormState;
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
};

/** The attributes that tie a control to its label, hint and error. Spread on the control as they stand. */
export type ControlWiring = {
  id: string;
  name: string;
  required: boolean | undefined;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
};

export function controlId(name: string): string {
  return `field-${name}`;
}

const hintId = (name: string) => `${controlId(name)}-hint`;
const errorId = (name: string) => `${controlId(name)}-error`;

/** The one place where names become ids. Hint first, then error: the order in which they are read out. */
export function wireControl({
  form,
  name,
  hint,
  required = false,
}: Omit<FieldProps, 'label'>): ControlWiring {
  const invalid = form.errors[name] !== undefined;
  const described = [hint === undefined ? [] : hintId(name), invalid ? errorId(name) : []].flat();
  return {
    id: controlId(name),
    name,
    required: required || undefined,
    'aria-invalid': invalid || undefined,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
  };
}

/** What the person typed, else what was known before, else nothing. */
export function initialValue(form: FormState, name: string, value: string | null | undefined): string {
  return form.values[name] ?? value ?? '';
}

/** The look of every box that is typed into or chosen from. */
export const controlLook =
  'block min-h-12 w-full rounded-md border border-field-line bg-surface px-3.5 py-2 text-ink placeholder:text-ink-soft hover:border-ink aria-invalid:border-2 aria-invalid:border-stopped';

type FieldFrameProps = FieldProps & { children: ReactNode };

/** Label, hint, error, control: from top to bottom, so that a phone's keyboard covers none of them. */
export function Field({ form, name, label, hint, required = false, children }: FieldFrameProps) {
  return (
    <div className={fieldFrame(form, name)}>
      <label htmlFor={controlId(name)} className="block font-medium">
        {label}
        {required && <RequiredStar />}
      </label>
      <FieldNotes form={form} name={name} hint={hint} />
      <div className="mt-2">{children}</div>
    </div>
  );
}

/** The same for radio buttons, several controls that answer one question. */
export function FieldGroup({ form, name, label, hint, required = false, children }: FieldFrameProps) {
  const wiring = wireControl({ form, name, hint });
  return (
    <div className={fieldFrame(form, name)}>
      <fieldset
        role="radiogroup"
        aria-required={required || undefined}
        aria-invalid={wiring['aria-invalid']}
        aria-describedby={wiring['aria-describedby']}
      >
        <legend className="font-medium">
          {label}
          {required && <RequiredStar />}
        </legend>
        <FieldNotes form={form} name={name} hint={hint} />
        <div className="mt-2">{children}</div>
      </fieldset>
    </div>
  );
}

export function FieldNotes({ form, name, hint }: Pick<FieldProps, 'form' | 'name' | 'hint'>) {
  const error = form.errors[name];
  return (
    <>
      {hint !== undefined && (
        <div id={hintId(name)} className="mt-0.5 text-sm text-ink-soft">
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p id={errorId(name)} className="mt-1 font-medium text-stopped">
          <span className="sr-only">Ошибка: </span>
          {error}
        </p>
      )}
    </>
  );
}

export function fieldFrame(form: FormState, name: string): string {
  const invalid = form.errors[name] !== undefined;
  return `max-w-field min-w-0 ${invalid ? 'border-l-4 border-stopped pl-4' : ''}`;
}

/** For eyes; who listens is told by `required` on the control itself. */
export function RequiredStar() {
  return (
    <span aria-hidden="true" className="font-semibold text-danger">
      {'\u00a0*'}
    </span>
  );
}
