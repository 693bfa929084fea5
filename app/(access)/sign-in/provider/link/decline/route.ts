import { missingWithoutProvider, providerTokenOf, sayOnTheWay } from '@/app/_server/provider-answer';
import { seeOther } from '@/app/_server/respond';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { providerCookie } from '@/lib/accounts/provider/browser-token';
import { declineOffer } from '@/lib/accounts/provider/offer';

/** «Не связывать». */
export async function POST(request: Request): Promise<Response> {
  const missing = missingWithoutProvider();
  if (missing) return missing;
  if (!isSameOrigin(request)) return foreignForm();
  try {
    await declineOffer(providerTokenOf(request));
    return seeOther('/sign-in', { 'set-cookie': providerCookie('') });
  } catch (error) {
    return sayOnTheWay(error, request);
  }
}
