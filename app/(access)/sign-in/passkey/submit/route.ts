import { cookieOf } from '@/app/_server/cookies';
import { enterAnswer } from '@/app/_server/enter-answer';
import { readForm } from '@/app/_server/read-form';
import { safeNext } from '@/app/_server/safe-next';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { sendBack, sendBackError } from '@/app/_server/send-back';
import { visitorOf } from '@/app/_server/visitor';
import { idCookie } from '@/lib/access/id-cookie';
import { cookieName } from '@/lib/platform/cookies';
import { enterWithPasskey, enterWithPasskeyFields } from '@/lib/accounts/passkeys/enter-with-passkey';

const page = '/sign-in';

/** The answer of a passkey, posted as a form by the script of the sign-in page. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return foreignForm();
  let query: Record<string, string> = {};
  try {
    const { values } = await readForm(request);
    if (values.next) query = { next: values.next };
    const parsed = enterWithPasskeyFields.safeParse(values);
    if (!parsed.success) {
      const sentence =
        'Устройство ответило не так, как ожидалось. Повторите или войдите с логином и паролем.';
      return await sendBack(null, page, { values: {}, errors: {}, sentence }, { query });
    }
    const cookie = cookieOf(request, cookieName('challenge'));
    const signedIn = await enterWithPasskey(cookie, parsed.data, visitorOf(request));
    const answer = enterAnswer(signedIn, safeNext(values.next));
    answer.headers.append('set-cookie', await idCookie('challenge', null));
    return answer;
  } catch (error) {
    return sendBackError(error, null, page, {}, { query });
  }
}
