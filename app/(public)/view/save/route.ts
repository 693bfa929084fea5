import { cookieOf } from '@/app/_server/cookies';
import { readForm } from '@/app/_server/read-form';
import { logUnexpected, plainPage, seeOther } from '@/app/_server/respond';
import { pathOf } from '@/app/_server/safe-next';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { viewCookie, viewCookieName } from '@/app/_server/view-settings';
import { viewBarId } from '@/components/shell/view-bar';
import { changeView, readViewSettings } from '@/lib/domain/view-settings';
import { Refusal } from '@/lib/domain/refusal';

/** Keeps the choices of «Версия для слабовидящих» and returns to the page they were made on. Needs no sign-in. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return foreignForm();
  try {
    const { values } = await readForm(request);
    const view = changeView(readViewSettings(cookieOf(request, viewCookieName())), values);
    const page = pathOf(request.headers.get('referer')) ?? '/view';
    return seeOther(view ? `${page}#${viewBarId}` : page, { 'set-cookie': viewCookie(view) });
  } catch (error) {
    if (!(error instanceof Refusal)) logUnexpected(error, '/view/save');
    return plainPage(
      422,
      'Настройки не сохранены',
      'Не получилось разобрать выбор. Вернитесь на предыдущую страницу и повторите.',
    );
  }
}
