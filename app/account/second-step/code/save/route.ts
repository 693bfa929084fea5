import { formRoute } from '@/app/_server/form-route';
import { homePages, staffRoles } from '@/lib/access/actor';
import { secondStepPage } from '@/lib/access/second-step';
import { confirmSecondStep, confirmSecondStepFields } from '@/lib/accounts/second-step/confirm-second-step';
import { codesAnswer } from '../../_codes-answer';

/** The first code of the app. Whoever had to set it up before anything else goes on to work, others back to its page. */
export const POST = formRoute({
  roles: staffRoles,
  fields: confirmSecondStepFields,
  page: () => secondStepPage,
  perform: async (actor, input) => {
    const { codes, token } = await confirmSecondStep(actor, input);
    const work = actor.severalRoles ? '/choose-role' : homePages[actor.role];
    return codesAnswer(codes, actor.secondStep === 'missing' ? work : secondStepPage, token);
  },
});
