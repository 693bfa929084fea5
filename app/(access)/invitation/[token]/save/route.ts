import { enterAnswer } from '@/app/_server/enter-answer';
import { fieldErrors } from '@/app/_server/field-errors';
import { readForm } from '@/app/_server/read-form';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { sendBack, sendBackError } from '@/app/_server/send-back';
import { visitorOf } from '@/app/_server/visitor';
import { enterCabinet } from '@/lib/accounts/enter-cabinet';
import { acceptInvitation, acceptInvitationFields } from '@/lib/staff/accept-invitation';

/** The token in the address opens an account, so the draft is kept without it; of what was typed it holds the login. */
const keptAs = '/invitation';

type Context = { params: Promise<{ token: string }> };

/** Whoever holds the letter makes the account, and is in; the second step of the sign-in is set up next. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request)) return foreignForm();
  const { token } = await params;
  const page = `/invitation/${encodeURIComponent(token)}`;
  let typed: Record<string, string> = {};
  try {
    const { values } = await readForm(request);
    typed = values.login ? { login: values.login } : {};
    const parsed = acceptInvitationFields.safeParse({
      login: values.login ?? '',
      password: values.password ?? '',
      repeatPassword: values.repeatPassword ?? '',
    });
    if (!parsed.success) {
      const form = { values: typed, errors: fieldErrors(parsed.error), sentence: null };
      return await sendBack(null, page, form, { keptAs });
    }
    const account = await acceptInvitation(token, parsed.data);
    return enterAnswer(await enterCabinet(account, visitorOf(request)), null);
  } catch (error) {
    return sendBackError(error, null, page, typed, { keptAs });
  }
}
