import type { ReactNode } from 'react';
import {
  FieldGroup,
  FieldNotes,
  fieldFrame,
  initialValue,
  RequiredStar,
  wireControl,
} from '@/components/forms/field';
import type { FieldProps } from '@/components/forms/field';

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode };

type RadioFieldProps = FieldProps & { value?: string | null; options: readonly RadioOption[] };

const boxLook = 'relative z-10 mt-2.5 tick-box';
/* The square before the label widens the small box to the size of a fingertip. */
const labelLook =
  'block cursor-pointer py-2.5 pl-3 before:absolute before:top-0 before:-left-2.5 before:size-11';

/** The first option bears the id of the field, so that the error summary leads to it. */
export function RadioField(props: RadioFieldProps) {
  const { form, name, value, options } = props;
  const { id, required } = wireControl(props);
  const chosen = initialValue(form, name, value);
  return (
    <FieldGroup {...props}>
      {options.map((option, position) => {
        const optionId = position === 0 ? id : `${id}-${position + 1}`;
        const optionHintId = option.hint === undefined ? undefined : `${optionId}-option-hint`;
        return (
          <div key={option.value} className="relative flex">
            <input
              type="radio"
              id={optionId}
              name={name}
              value={option.value}
              required={required}
              aria-describedby={optionHintId}
              defaultChecked={option.value === chosen}
              className={boxLook}
            />
            <div className="min-w-0 flex-1">
              <label htmlFor={optionId} className={labelLook}>
                {option.label}
              </label>
              {option.hint !== undefined && (
                <div id={optionHintId} className="-mt-2 mb-2 pl-3 text-sm text-ink-soft">
                  {option.hint}
                </div>
              )}
            </div>
          </div>
        );
      })}
    </FieldGroup>
  );
}

type CheckboxFieldProps = Omit<FieldProps, 'label'> & {
  label: ReactNode;
  /** What is sent when ticked; when not, nothing is sent under this name. */
  value?: string;
  checked?: boolean;
};

export function CheckboxField(props: CheckboxFieldProps) {
  const { form, name, label, hint, required = false, value = 'on', checked = false } = props;
  // A browser sends nothing for an empty box: once anything came back, silence means that it was unticked.
  const cameBack = Object.keys(form.values).length > 0;
  const wiring = wireControl(props);
  return (
    <div className={fieldFrame(form, name)}>
      <div className="relative flex">
        <input
          {...wiring}
          type="checkbox"
          value={value}
          defaultChecked={cameBack ? form.values[name] === value : checked}
          className={boxLook}
        />
        <div className="min-w-0 flex-1">
          <label htmlFor={wiring.id} className={labelLook}>
            {label}
            {required && <RequiredStar />}
          </label>
          <div className="-mt-2 pl-3">
            <FieldNotes form={form} name={name} hint={hint} />
          </div>
        </div>
      </div>
    </div>
  );
}
