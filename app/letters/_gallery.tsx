import { LinkList } from '@/components/ui/link-list';
import { PageTitle } from '@/components/ui/page-title';
import type { RenderedLetter } from '@/emails/letter';
import type { LetterKind } from '@/lib/domain/letters';

export type ShownLetter = RenderedLetter;

type GalleryProps = {
  subjects: readonly { kind: LetterKind; subject: string }[];
  kind: LetterKind;
  /** Of that kind: as it usually is, then every case that reads otherwise. */
  letters: readonly ShownLetter[];
};

const looks = [
  { theme: 'light', width: 600, title: 'Светлая тема, 600 пикселей' },
  { theme: 'dark', width: 600, title: 'Тёмная тема, 600 пикселей' },
  { theme: 'light', width: 360, title: 'Светлая тема, 360 пикселей' },
  { theme: 'dark', width: 360, title: 'Тёмная тема, 360 пикселей' },
] as const;

/** All letters by their subjects, and one kind of them in both themes, on both widths and as plain text. */
export function LetterGallery({ subjects, kind, letters }: GalleryProps) {
  return (
    <div className="space-y-10">
      <PageTitle
        caption="Только для разработки"
        title="Письма"
        lead="Каждое письмо во всех случаях, когда его текст другой: две темы, две ширины и простой текст."
      />
      <nav aria-label="Виды писем" className="max-w-reading">
        <LinkList
          items={subjects.map((one) => ({
            href: `/letters?kind=${one.kind}`,
            label: one.subject,
            hint: one.kind === kind ? `${one.kind} — показано ниже` : one.kind,
          }))}
        />
      </nav>
      {letters.map((letter, at) => (
        <Letter key={at} letter={letter} number={at + 1} />
      ))}
    </div>
  );
}

function Letter({ letter: { subject, html, text }, number }: { letter: ShownLetter; number: number }) {
  const name = `Случай ${number}`;
  return (
    <section aria-labelledby={`letter-${number}`} className="space-y-4">
      <h2 id={`letter-${number}`} className="text-xl font-semibold">
        {name}: {subject}
      </h2>
      <div className="flex flex-wrap gap-4">
        {looks.map(({ theme, width, title }) => (
          <figure key={title} className="max-w-full">
            <figcaption className="text-sm text-ink-soft">{title}</figcaption>
            <iframe
              sandbox=""
              srcDoc={inTheme(html, theme)}
              title={`${name}. ${title}`}
              style={{ width, maxWidth: '100%', height: 760 }}
            />
          </figure>
        ))}
        <figure className="max-w-full">
          <figcaption className="text-sm text-ink-soft">Простой текст</figcaption>
          <pre className="max-w-reading text-sm whitespace-pre-wrap">{text}</pre>
        </figure>
      </div>
    </section>
  );
}

/** The letter follows the reader's system; here both its looks are to be seen whatever the system is. */
function inTheme(html: string, theme: 'light' | 'dark'): string {
  const condition = '(prefers-color-scheme: dark)';
  return html.replace(condition, theme === 'dark' ? 'all' : 'not all');
}
