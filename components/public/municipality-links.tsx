import { FactList } from '@/components/ui/fact-list';
import { LinkList } from '@/components/ui/link-list';
import { PhoneLink } from '@/components/ui/phone-link';
import { TextLink } from '@/components/ui/text-link';
import type { MunicipalityPage } from '@/lib/institutions/municipalities';

const textTitles = {
  'legal-act': 'Правовой акт муниципалитета',
  'funding-rules': 'Правила персонифицированного финансирования',
} as const satisfies Record<MunicipalityPage['textPages'][number], string>;

/** What else the portal knows about the municipality. */
export function MunicipalityLinks({ municipality }: { municipality: MunicipalityPage }) {
  const { slug, textPages } = municipality;
  return (
    <nav aria-labelledby="municipality-links" className="print:hidden">
      <h2 id="municipality-links" className="text-xl font-semibold">
        Ещё о муниципалитете
      </h2>
      <LinkList
        items={[
          { href: `/documents?place=${slug}`, label: 'Какие документы принести' },
          { href: `/questions?municipality=${slug}`, label: 'Вопросы и ответы' },
          ...textPages.map((page) => ({ href: `/municipalities/${slug}/${page}`, label: textTitles[page] })),
        ]}
      />
    </nav>
  );
}

/** Whom families of the municipality ask; nothing where it has no contacts of its own. */
export function MunicipalSupport({ support }: Pick<MunicipalityPage, 'support'>) {
  if (!support) return null;
  const { phone, email, hours } = support;
  return (
    <section aria-labelledby="municipal-support">
      <h2 id="municipal-support" className="mb-3 text-xl font-semibold">
        Куда обратиться с вопросом
      </h2>
      <FactList
        items={[
          ...(phone === null ? [] : [{ term: 'Телефон', value: <PhoneLink phone={phone} /> }]),
          ...(email === null
            ? []
            : [
                {
                  term: 'Электронная почта',
                  value: (
                    <TextLink href={`mailto:${email}`} standalone>
                      {email}
                    </TextLink>
                  ),
                },
              ]),
          ...(hours === null ? [] : [{ term: 'Часы работы', value: hours }]),
        ]}
      />
    </section>
  );
}
