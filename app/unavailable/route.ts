import { plainPage } from '@/app/_server/respond';
import { pathOf } from '@/app/_server/safe-next';

/** Where pages lead when the database cannot be reached: Next would send a page that is empty without scripts. */
export function GET(request: Request): Response {
  const number = new URL(request.url).searchParams.get('number') ?? '';
  const before = pathOf(request.headers.get('referer'));
  return plainPage(
    503,
    'Портал временно недоступен',
    `Ошибка на нашей стороне, сохранённое не пропало. Повторите через несколько минут.${
      /^[0-9a-f]{8}$/.test(number) ? ` Если не поможет, сообщите в поддержку номер ${number}.` : ''
    }`,
    {
      link: before && before !== '/' ? { href: before, label: 'Вернуться на прежнюю страницу' } : undefined,
      headers: { 'retry-after': '120' },
    },
  );
}
