import type { FormState } from '@/lib/domain/form-state';
import { blockName, visitBlocks } from './visit-blocks';

/**
 * The form as its summary tells it: a fault of a child's section begins with whose it is, «Ребёнок 2 (Вера)». At the field
 * itself the section has said so already.
 */
export function withWhose(form: FormState, alone: boolean): FormState {
  if (alone) return form;
  const one = visitBlocks(form.values) === 1;
  const told = Object.entries(form.errors).map(([field, message]) => {
    const block = Number(/^child([1-9])/.exec(field)?.[1] ?? 0);
    if (block === 0) return [field, message];
    const name = form.values[blockName(block, 'givenName')]?.trim();
    const whose = [one ? 'Ребёнок' : `Ребёнок ${block}`, ...(name ? [`(${name})`] : [])].join(' ');
    return [field, `${whose}. ${message}`];
  });
  return { ...form, errors: Object.fromEntries(told) as Record<string, string> };
}
