/**
 * What a form shows when a page is drawn: what the person typed and what is wrong with it.
 * `values` and `errors` are keyed by the `name` of the input; `sentence` is an error of the whole form.
 */
export type FormState = {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  sentence: string | null;
};

export const untouchedForm: FormState = { values: {}, errors: {}, sentence: null };

export function hasErrors(form: FormState): boolean {
  return form.sentence !== null || Object.keys(form.errors).length > 0;
}
