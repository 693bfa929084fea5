import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { counted, plural } from '@/lib/domain/plural';

type MunicipalityListProps = {
  municipalities: readonly { slug: string; shortName: string; fullName: string; accepting: number }[];
};

/** Where to go from here: the list of the municipality in which the child lives. */
export function MunicipalityList({ municipalities }: MunicipalityListProps) {
  if (municipalities.length === 0) return <EmptyState title="Муниципалитеты ещё не внесены" />;
  return (
    <section aria-labelledby="municipalities" className="flow-tight">
      <h2 id="municipalities" className="text-2xl font-semibold">
        По муниципалитетам
      </h2>
      <p className="max-w-measure">
        Выберите муниципалитет, где живёт ребёнок: документы принимают в любом учреждении его списка.
      </p>
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {municipalities.map(({ slug, shortName, fullName, accepting }) => (
          <li key={slug} className="border-t border-line py-2">
            <TextLink href={`/institutions/${slug}`} standalone>
              <span className="text-lg font-medium">{shortName}</span>
            </TextLink>
            <p className="text-sm text-ink-soft">
              {fullName}. {acceptingWords(accepting)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function acceptingWords(n: number): string {
  if (n === 0) return 'Сегодня никто не принимает';
  return `${plural(n, 'Принимает', 'Принимают', 'Принимают')} ${counted(n, 'учреждение', 'учреждения', 'учреждений')}`;
}
