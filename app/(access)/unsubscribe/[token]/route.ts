import { readForm } from '@/app/_server/read-form';
import { logUnexpected, plainPage, seeOther } from '@/app/_server/respond';
import { Refusal } from '@/lib/domain/refusal';
import { setSubscription } from '@/lib/letters/unsubscribe';

type Context = { params: Promise<{ token: string }> };

/** Mail scanners open links: looking changes nothing, the page behind has a button. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return seeOther(pageOf((await params).token));
}

/**
 * One-click unsubscribe (RFC 8058). The server of a mail provider sends it: without cookies, from no page of ours, and it
 * follows no redirect. So here, and nowhere else, the origin of a POST is not asked: the token is the right, nobody
 * signed in lends theirs, and all it can do is to leave optional letters in the cabinet.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  try {
    const { values } = await readForm(request);
    if (values['List-Unsubscribe'] !== 'One-Click') return seeOther(pageOf(token));
    if (await setSubscription(token, false)) {
      return plainPage(200, 'Письма отключены', 'Такие письма больше не придут. В кабинете всё остаётся.', {
        link: { href: pageOf(token), label: 'Вернуть письма' },
      });
    }
    return plainPage(404, 'Ссылка не действует', 'Какие письма приходят, выбирают в кабинете.', {
      link: { href: '/account/notifications', label: 'Настройка уведомлений' },
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid') return seeOther(pageOf(token));
    const reference = logUnexpected(error, 'unsubscribe');
    return plainPage(
      503,
      'Сервис временно недоступен',
      `Повторите через несколько минут. Номер ошибки: ${reference}.`,
    );
  }
}

function pageOf(token: string): string {
  return `/unsubscribe/${encodeURIComponent(token)}/choice`;
}
