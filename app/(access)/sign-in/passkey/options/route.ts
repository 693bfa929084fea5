import { refusedScript } from '@/app/_server/refused-script';
import { logUnexpected } from '@/app/_server/respond';
import { isSameOrigin } from '@/app/_server/same-origin';
import { visitorOf } from '@/app/_server/visitor';
import { askForPasskey } from '@/lib/accounts/passkeys/enter-with-passkey';
import { Refusal } from '@/lib/domain/refusal';

/** What the browser has to sign, for the script of the sign-in page. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refusedScript(new Refusal('forbidden'));
  try {
    const { options, cookie } = await askForPasskey(visitorOf(request));
    return Response.json(options, { headers: { 'cache-control': 'no-store', 'set-cookie': cookie } });
  } catch (error) {
    if (error instanceof Refusal) return refusedScript(error);
    logUnexpected(error, '/sign-in/passkey/options');
    return refusedScript(new Refusal('unavailable'));
  }
}
