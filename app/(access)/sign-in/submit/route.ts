import { fieldErrors } from '@/app/_server/field-errors';
import { readForm } from '@/app/_server/read-form';
import { seeOther } from '@/app/_server/respond';
import { safeNext } from '@/app/_server/safe-next';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { formOf, sendBack } from '@/app/_server/send-back';
import { homePages } from '@/lib/access/actor';
import { sessionCookie } from '@/lib/access/session';
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
      return await sendBack(null, page, { values, errors: fieldErrors(parsed.error), sentence: null }, query);
    }
    const { token, role, mustChangePassword } = await signIn(parsed.data);
    const home = mustChangePassword ? '/first-password' : (safeNext(values.next) ?? homePages[role]);
    return seeOther(home, { 'set-cookie': sessionCookie(token) });
  } catch (error) {
    return sendBack(null, page, formOf(error, values, page), values.next ? { next: values.next } : {});
  }
}
