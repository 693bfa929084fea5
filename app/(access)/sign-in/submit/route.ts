import { enterAnswer } from '@/app/_server/enter-answer';
import { fieldErrors } from '@/app/_server/field-errors';
import { readForm } from '@/app/_server/read-form';
import { seeOther } from '@/app/_server/respond';
import { safeNext } from '@/app/_server/safe-next';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { sendBack, sendBackError } from '@/app/_server/send-back';
import { visitorOf } from '@/app/_server/visitor';
import { SecondStepAwaited } from '@/lib/accounts/second-step/pending-sign-in';
import { signIn, signInFields } from '@/lib/accounts/sign-in';

const page = '/sign-in';

/**
 * A handler of ours instead of next-auth's own: it works on a first visit without JavaScript, keeps the typed login
 * and puts into next-auth's token nothing but the id of a session that can be ended.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return foreignForm();
  let values: Record<string, string> = {};
  try {
    ({ values } = await readForm(request));
    const query: Record<string, string> = values.next ? { next: values.next } : {};
    const parsed = signInFields.safeParse({ login: values.login ?? '', password: values.password ?? '' });
    if (!parsed.success) {
      return await sendBack(
        null,
        page,
        { values, errors: fieldErrors(parsed.error), sentence: null },
        { query },
      );
    }
    const signedIn = await signIn(parsed.data, visitorOf(request));
    return enterAnswer(signedIn, safeNext(values.next));
  } catch (error) {
    if (error instanceof SecondStepAwaited) {
      const next = safeNext(values.next);
      const query = next ? `?next=${encodeURIComponent(next)}` : '';
      return seeOther(`/sign-in/code${query}`, { 'set-cookie': error.cookie });
    }
    return sendBackError(error, null, page, values, { query: values.next ? { next: values.next } : {} });
  }
}
