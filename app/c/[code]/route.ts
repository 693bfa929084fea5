import { sessionTokenOf } from '@/app/_server/cookies';
import { plainPage, seeOther } from '@/app/_server/respond';
import { unfinishedPage } from '@/lib/access/actor';
import { findActor } from '@/lib/access/session';
import { findCertificateByCode } from '@/lib/counter/find-in-register';
import { refusalKinds } from '@/lib/domain/refusal';

/** The address in the QR code of a paper: leads the operator to the record and tells nobody else anything. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code: typed } = await context.params;
  const actor = await findActor(sessionTokenOf(request));
  if (!actor) return seeOther(`/sign-in?next=${encodeURIComponent(`/c/${encodeURIComponent(typed)}`)}`);
  const first = unfinishedPage(actor);
  if (first !== null) return seeOther(first);
  const certificateId = actor.role === 'operator' ? await findCertificateByCode(actor, typed) : null;
  return certificateId
    ? seeOther(`/counter/certificates/${certificateId}`)
    : plainPage(404, 'Страница не найдена', refusalKinds.not_found.sentence);
}
