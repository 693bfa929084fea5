import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { staffRoles } from '@/lib/access/actor';
import { secondStepPage } from '@/lib/access/second-step';
import { sessionCookie } from '@/lib/access/session';
import { makeBackupCodes, switchOffSecondStep } from '@/lib/accounts/second-step/change-second-step';
import { startSecondStep, stopSecondStep } from '@/lib/accounts/second-step/start-second-step';
import { choiceField } from '@/lib/domain/fields';
import { codesAnswer } from '../_codes-answer';

/** Everything about the second step but its first code; each asks for the password, where the verb says so. */
export const POST = formRoute({
  roles: staffRoles,
  fields: z.object({
    action: choiceField(['start', 'stop', 'codes', 'off'], 'Выберите, что сделать'),
    presentPassword: z.string().max(1000, 'Пароль слишком длинный').default(''),
  }),
  page: () => secondStepPage,
  perform: async (actor, { action, presentPassword }) => {
    switch (action) {
      case 'start':
        await startSecondStep(actor, presentPassword);
        return secondStepPage;
      case 'stop':
        await stopSecondStep(actor);
        return secondStepPage;
      case 'codes':
        return codesAnswer(await makeBackupCodes(actor, presentPassword), secondStepPage);
      case 'off': {
        const token = await switchOffSecondStep(actor, presentPassword);
        return { path: `${secondStepPage}?done=off`, setCookie: sessionCookie(token) };
      }
    }
  },
});
