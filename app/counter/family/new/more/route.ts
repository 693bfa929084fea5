import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { controlId } from '@/components/forms/field';
import { keepDraft } from '@/lib/platform/drafts';
import { keepVisitDraft } from '@/lib/reception/visit-draft';
import { blockName } from '@/lib/reception/visit-blocks';
import { afterStep } from '@/lib/reception/visit-steps';
import { visitFormPage } from '@/lib/reception/visit-form';

/** The buttons that change the form and send nothing: what is typed stays on the server, the form comes back with the change. */
export const POST = formRoute({
  roles: ['operator'],
  fields: z.record(z.string(), z.string()),
  page: () => visitFormPage,
  perform: async (actor, typed) => {
    const { values, block } = afterStep(typed);
    if (typed.step === 'keep') {
      await keepVisitDraft(actor, values);
      return '/counter';
    }
    // A field that the address leads to has the keyboard, without JavaScript, too.
    const draft = await keepDraft(actor.accountId, visitFormPage, { values, errors: {}, sentence: null });
    return `${visitFormPage}?draft=${draft}${block === null ? '' : `#${controlId(blockName(block, 'surname'))}`}`;
  },
});
