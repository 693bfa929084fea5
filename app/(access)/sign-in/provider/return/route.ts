import { sessionTokenOf } from '@/app/_server/cookies';
import { enterAnswer } from '@/app/_server/enter-answer';
import { missingWithoutProvider, providerTokenOf, sayOnTheWay } from '@/app/_server/provider-answer';
import { seeOther } from '@/app/_server/respond';
import { visitorOf } from '@/app/_server/visitor';
import { findActor } from '@/lib/access/session';
import { providerCookie } from '@/lib/accounts/provider/browser-token';
import { comeBack } from '@/lib/accounts/provider/come-back';

/** Where the provider sends the browser back to. What it brings is believed only in the browser that was sent. */
export async function GET(request: Request): Promise<Response> {
  const missing = missingWithoutProvider();
  if (missing) return missing;
  try {
    const back = await comeBack({
      token: providerTokenOf(request),
      query: new URL(request.url).searchParams,
      actor: await findActor(sessionTokenOf(request)),
      visitor: visitorOf(request),
    });
    if (back.kind === 'asked') return seeOther('/sign-in/provider/link', { 'set-cookie': back.cookie });
    const answer =
      back.kind === 'entered'
        ? enterAnswer(back.signedIn, back.next)
        : seeOther('/account/provider?done=linked');
    answer.headers.append('set-cookie', providerCookie(''));
    return answer;
  } catch (error) {
    return sayOnTheWay(error, request);
  }
}
