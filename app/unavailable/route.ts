import { unavailableWords, unsentWords } from '@/app/_server/no-database';
import { plainPage } from '@/app/_server/respond';
import { pathOf } from '@/app/_server/safe-next';

/**
 * Where everything is led while the database is out of reach, and where pages lead that lost it while they were drawn: Next
 * would send a page that is empty without scripts.
 */
export function GET(request: Request): Response {
  const asked = new URL(request.url).searchParams;
  const number = asked.get('number');
  const before = pathOf(request.headers.get('referer'));
  const back =
    before && before !== '/' ? { href: before, label: 'Вернуться на прежнюю страницу' } : undefined;
  if (number === null) {
    const { title, sentence } = unavailableWords;
    return asked.get('form') === 'unsent'
      ? plainPage(503, unsentWords.title, unsentWords.sentence, { link: back })
      : plainPage(503, title, sentence, { link: unavailableWords.link });
  }
  const told = /^[0-9a-f]{8}$/.test(number) ? ` Если не поможет, сообщите в поддержку номер ${number}.` : '';
  return plainPage(503, unavailableWords.title, `${unavailableWords.sentence}${told}`, {
    link: back,
  });
}
