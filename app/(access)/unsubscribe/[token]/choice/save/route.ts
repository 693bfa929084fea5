import { readForm } from '@/app/_server/read-form';
import { seeOther } from '@/app/_server/respond';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { sendBackError } from '@/app/_server/send-back';
import { setSubscription } from '@/lib/letters/unsubscribe';

/** The token in the address switches letters off, so the draft is kept without it; nothing is typed here. */
const keptAs = '/unsubscribe';

type Context = { params: Promise<{ token: string }> };

/** The button of the page behind the link, and the one that takes it back. Whoever holds the letter may press them. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request)) return foreignForm();
  const { token } = await params;
  const page = `/unsubscribe/${encodeURIComponent(token)}/choice`;
  try {
    const { values } = await readForm(request);
    await setSubscription(token, values.letters === 'on');
    return seeOther(page);
  } catch (error) {
    return sendBackError(error, null, page, {}, { keptAs });
  }
}
