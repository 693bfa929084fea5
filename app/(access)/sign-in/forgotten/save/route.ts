import { fieldErrors } from '@/app/_server/field-errors';
import { readForm } from '@/app/_server/read-form';
import { seeOther } from '@/app/_server/respond';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { sendBack, sendBackError } from '@/app/_server/send-back';
import { visitorOf } from '@/app/_server/visitor';
import { recoveryFields, requestRecovery } from '@/lib/accounts/request-recovery';

const page = '/sign-in/forgotten';

/** Answers the same whether there is such an account or not. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return foreignForm();
  let values: Record<string, string> = {};
  try {
    ({ values } = await readForm(request));
    const parsed = recoveryFields.safeParse({ login: values.login ?? '', email: values.email ?? '' });
    if (!parsed.success) {
      return await sendBack(null, page, { values, errors: fieldErrors(parsed.error), sentence: null });
    }
    await requestRecovery(parsed.data, visitorOf(request));
    return seeOther('/sign-in/forgotten/sent');
  } catch (error) {
    return sendBackError(error, null, page, values);
  }
}
