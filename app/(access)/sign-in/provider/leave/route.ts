import { missingWithoutProvider, providerTokenOf, sayOnTheWay } from '@/app/_server/provider-answer';
import { plainPage } from '@/app/_server/respond';
import { departureOf } from '@/lib/accounts/provider/trip';

/**
 * Leads to the provider by a page and not by a redirect: browsers hold a redirect after a form to the addresses forms may
 * be sent to, and that is this site alone.
 */
export async function GET(request: Request): Promise<Response> {
  const missing = missingWithoutProvider();
  if (missing) return missing;
  try {
    const { label, href } = await departureOf(providerTokenOf(request));
    return plainPage(
      200,
      `Вход через ${label}`,
      'Открываем страницу входа. Войдите там, и Вы вернётесь на портал. Не открывается — нажмите «Перейти ко входу».',
      { link: { href, label: 'Перейти ко входу' }, headers: { refresh: `0; url=${href}` } },
    );
  } catch (error) {
    return sayOnTheWay(error, request);
  }
}
