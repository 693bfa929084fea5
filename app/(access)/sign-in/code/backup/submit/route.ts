import { enterWithBackupCode, enterWithBackupCodeFields } from '@/lib/accounts/second-step/enter-with-code';
import { secondStepRoute } from '../../_pending';

export const POST = secondStepRoute({
  page: '/sign-in/code/backup',
  fields: enterWithBackupCodeFields,
  enter: enterWithBackupCode,
});
