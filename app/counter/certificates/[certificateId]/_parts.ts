import { untouchedForm, type FormState } from '@/lib/domain/form-state';

/** The page has several forms: what came back belongs to the one that named itself in the hidden field `part`. */
export function formPart(form: FormState, part: 'activation' | 'decision' | 'renew' | 'lift'): FormState {
  return form.values.part === part ? form : untouchedForm;
}
