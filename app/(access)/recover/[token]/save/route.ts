import { fieldErrors } from '@/app/_server/field-errors';
import { readForm } from '@/app/_server/read-form';
import { seeOther } from '@/app/_server/respond';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { sendBack, sendBackError } from '@/app/_server/send-back';
import { sessionCookie } from '@/lib/access/session';
import { newPasswordFields } from '@/lib/accounts/new-password-fields';
import { recoverPassword } from '@/lib/accounts/recover-password';

/** The token in the address opens an account, so the draft is kept without it; it holds nothing typed. */
const keptAs = '/recover';

type Context = { params: Promise<{ token: string }> };

/** Whoever holds the letter chooses the password. A session that may be open in this browser has ended with the others. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request)) return foreignForm();
  const { token } = await params;
  const page = `/recover/${encodeURIComponent(token)}`;
  try {
    const { values } = await readForm(request);
    const parsed = newPasswordFields.safeParse({
      password: values.password ?? '',
      repeatPassword: values.repeatPassword ?? '',
    });
    if (!parsed.success) {
      return await sendBack(
        null,
        page,
        { values: {}, errors: fieldErrors(parsed.error), sentence: null },
        { keptAs },
      );
    }
    await recoverPassword(token, parsed.data);
    return seeOther('/sign-in?password=set', { 'set-cookie': sessionCookie('') });
  } catch (error) {
    return sendBackError(error, null, page, {}, { keptAs });
  }
}
