import { InstitutionCard } from '@/components/public/institution-card';
import type { PlainDate } from '@/lib/domain/dates';
import type { ListedInstitution, ListPart } from '@/lib/institutions/listed-institution';

const partTitles = {
  everybody: 'Принимают документы',
  own_pupils: 'Только для своих воспитанников и учеников',
  later: 'Начнут принимать позже',
} as const satisfies Record<ListPart, string>;

type Section = { key: string; title: string; institutions: ListedInstitution[] };

/** One page of the list under headings: by municipality where it is of several, by whom they serve where it is of one. */
export function InstitutionResults({
  institutions,
  today,
  region,
}: {
  institutions: readonly ListedInstitution[];
  today: PlainDate;
  /** The list is of the whole region. */
  region: boolean;
}) {
  return sections(institutions, region).map(({ key, title, institutions: members }) => (
    <section key={key} aria-labelledby={`part-${key}`} className="flow-tight">
      <h2 id={`part-${key}`} className="text-2xl font-semibold">
        {title}
      </h2>
      {members.map((institution) => (
        <InstitutionCard
          key={institution.id}
          institution={institution}
          today={today}
          withMunicipality={region}
        />
      ))}
    </section>
  ));
}

function sections(institutions: readonly ListedInstitution[], region: boolean): Section[] {
  const found = new Map<string, Section>();
  for (const institution of institutions) {
    const { municipality, part } = institution;
    const { key, title } = region
      ? { key: municipality.slug, title: municipality.shortName }
      : { key: part, title: partTitles[part] };
    const section = found.get(key) ?? { key, title, institutions: [] };
    section.institutions.push(institution);
    found.set(key, section);
  }
  return [...found.values()];
}
