import { sessionTokenOf } from '@/app/_server/cookies';
import { seeOther } from '@/app/_server/respond';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { formOf, sendBack } from '@/app/_server/send-back';
import { findActor } from '@/lib/access/session';
import { confirmApplication } from '@/lib/applications/confirm-application';
import { Refusal } from '@/lib/domain/refusal';

type Context = { params: Promise<{ token: string }> };

/** The button of the page behind the link. Whoever holds the letter may press it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request)) return foreignForm();
  const { token } = await params;
  const page = `/confirm-email/${encodeURIComponent(token)}/press`;
  try {
    await confirmApplication(token, await findActor(sessionTokenOf(request)));
  } catch (error) {
    // A link that no longer works: the page itself says why.
    if (!(error instanceof Refusal)) return sendBack(null, page, formOf(error, {}, page));
  }
  return seeOther(page);
}
