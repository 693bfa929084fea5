import type { Role } from '@/lib/domain/roles';
import { environment } from '@/lib/platform/environment';

/**
 * The second step of the sign-in as one session meets it: there is none for it, the person may switch it on and off or
 * replace it, or it has to be set up before anything else.
 */
export type SecondStep = 'none' | 'available' | 'missing';

/** Where it is set up. */
export const secondStepPage = '/account/second-step';

/** What the settings say. In production nobody has to think of switching it on. */
export function secondStepRule(): 'required' | 'offered' | 'off' {
  const { SECOND_FACTOR, NODE_ENV } = environment();
  return SECOND_FACTOR ?? (NODE_ENV === 'production' ? 'required' : 'off');
}

/** Families have passkeys instead: who has no smartphone must not be kept from the certificate. */
export function secondStepOf(role: Role, switchedOn: boolean): SecondStep {
  const rule = secondStepRule();
  if (rule === 'off' || role === 'parent' || role === 'child') return 'none';
  return rule === 'required' && !switchedOn ? 'missing' : 'available';
}
