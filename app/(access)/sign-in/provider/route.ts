import { missingWithoutProvider, troubleAtTheDoor } from '@/app/_server/provider-answer';
import { readForm } from '@/app/_server/read-form';
import { seeOther } from '@/app/_server/respond';
import { safeNext } from '@/app/_server/safe-next';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { sendBackError } from '@/app/_server/send-back';
import { visitorOf } from '@/app/_server/visitor';
import { beginTrip } from '@/lib/accounts/provider/trip';

/** «Войти через …»: begins the journey; the next address leaves the site. */
export async function POST(request: Request): Promise<Response> {
  const missing = missingWithoutProvider();
  if (missing) return missing;
  if (!isSameOrigin(request)) return foreignForm();
  let next: string | null = null;
  try {
    const { values } = await readForm(request);
    next = safeNext(values.next);
    const cookie = await beginTrip({ accountId: null, next }, visitorOf(request));
    return seeOther('/sign-in/provider/leave', { 'set-cookie': cookie });
  } catch (error) {
    return sendBackError(
      error,
      null,
      '/sign-in',
      {},
      { query: next ? { next } : {}, keptAs: troubleAtTheDoor },
    );
  }
}
