import { LinkList } from '@/components/ui/link-list';
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
