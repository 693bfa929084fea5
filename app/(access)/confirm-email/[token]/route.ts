import { sessionTokenOf } from '@/app/_server/cookies';
import { logUnexpected, plainPage, seeOther } from '@/app/_server/respond';
import { findActor } from '@/lib/access/session';
import { confirmApplication } from '@/lib/applications/confirm-application';
import { describeLink } from '@/lib/applications/queries';
import { Refusal } from '@/lib/domain/refusal';

type Context = { params: Promise<{ token: string }> };

/**
 * The link of the letter. The applicant who is signed in confirms by opening it; anybody else, mail scanners too, is
 * shown a page with a button, so that nothing is confirmed by merely looking.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const page = `/confirm-email/${encodeURIComponent(token)}/press`;
  try {
    const actor = await findActor(sessionTokenOf(request));
    const link = await describeLink(token, actor);
    if (!link.forThisActor || !link.applicationId) return seeOther(page);
    const application = `/cabinet/applications/${link.applicationId}`;
    if (link.refusal) return seeOther(link.used ? application : page);
    await confirmApplication(token, actor);
    return seeOther(application);
  } catch (error) {
    if (error instanceof Refusal) return seeOther(page);
    return plainPage(
      503,
      'Сервис временно недоступен',
      `Ссылка осталась действительной: откройте её ещё раз через несколько минут. Номер ошибки: ${logUnexpected(error, 'confirm-email')}.`,
    );
  }
}
