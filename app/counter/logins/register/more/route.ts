import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { requirePermission } from '@/lib/access/policy';
import { childBlocks, childrenAnchor, mostChildren } from '@/lib/families/register-fields';
import { Refusal } from '@/lib/domain/refusal';
import { keepDraft } from '@/lib/platform/drafts';

const page = '/counter/logins/register';

/** «Добавить ещё ребёнка»: what is typed stays on the server, the form comes back with one block more. */
export const POST = formRoute({
  roles: ['login_issuer'],
  fields: z.record(z.string(), z.string()),
  page: () => page,
  perform: async (actor, values) => {
    requirePermission(actor, 'family.register');
    const children = childBlocks(values) + 1;
    if (children > mostChildren) {
      throw new Refusal(
        'invalid',
        `За раз записывается до ${mostChildren} детей. Запишите этих, потом остальных с тем же родителем.`,
      );
    }
    const kept = { values: { ...values, children: String(children) }, errors: {}, sentence: null };
    return `${page}?draft=${await keepDraft(actor.accountId, page, kept)}#${childrenAnchor(children)}`;
  },
});
