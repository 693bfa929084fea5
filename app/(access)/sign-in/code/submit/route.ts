import { enterWithCode, enterWithCodeFields } from '@/lib/accounts/second-step/enter-with-code';
import { secondStepRoute } from '../_pending';

export const POST = secondStepRoute({
  page: '/sign-in/code',
  fields: enterWithCodeFields,
  enter: enterWithCode,
});
