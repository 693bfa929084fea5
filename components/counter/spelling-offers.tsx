import { Button } from '@/components/ui/button';

type SpellingOffersProps = { spellings: readonly string[]; birthDate: string };

/** What may have been meant by a name in Latin letters: each looks for it with one press. */
export function SpellingOffers({ spellings, birthDate }: SpellingOffersProps) {
  if (spellings.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-3">
      {spellings.map((words) => (
        <li key={words}>
          <form action="/counter/search/save" method="post">
            <input type="hidden" name="query" value={words} />
            <input type="hidden" name="birthDate" value={birthDate} />
            <Button variant="secondary">Найти: {words}</Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
