import { enterAnswer } from '@/app/_server/enter-answer';
import { missingWithoutProvider, providerTokenOf, sayOnTheWay } from '@/app/_server/provider-answer';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { visitorOf } from '@/app/_server/visitor';
import { providerCookie } from '@/lib/accounts/provider/browser-token';
import { confirmOffer } from '@/lib/accounts/provider/offer';

/** «Связать и войти». */
export async function POST(request: Request): Promise<Response> {
  const missing = missingWithoutProvider();
  if (missing) return missing;
  if (!isSameOrigin(request)) return foreignForm();
  try {
    const { signedIn, next } = await confirmOffer(providerTokenOf(request), visitorOf(request));
    const answer = enterAnswer(signedIn, next);
    answer.headers.append('set-cookie', providerCookie(''));
    return answer;
  } catch (error) {
    return sayOnTheWay(error, request);
  }
}
