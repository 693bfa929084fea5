import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Picture } from '@/components/ui/picture';
import { TextLink } from '@/components/ui/text-link';
import type { RecordDocument } from '@/lib/counter/record-parts';
import type { ScanTrouble } from '@/lib/domain/scan-files';

const absent = 'Скан не приложен: сверьте данные с оригиналом.';

export function hasScan(documents: readonly RecordDocument[]): boolean {
  return documents.some(({ scan }) => scan !== null);
}

/** The scans beside the data, as large as the window leaves room for with the check under them. */
export function RecordScans({ documents }: { documents: readonly RecordDocument[] }) {
  if (!hasScan(documents)) {
    return <p className="rounded-lg bg-sunken px-5 py-3 text-sm print:hidden">{absent}</p>;
  }
  const [only, ...others] = documents;
  return (
    <Panel
      title="Скан документа ребёнка"
      aside={only && others.length === 0 && <OpenApart document={only} />}
    >
      <div className="grid gap-5 sm:auto-cols-fr sm:grid-flow-col">
        {documents.map((document) => (
          <figure key={document.id} className="min-w-0">
            <Scan document={document} />
            {others.length > 0 && (
              <figcaption className="mt-2 text-sm">
                {document.title} <OpenApart document={document} />
              </figcaption>
            )}
          </figure>
        ))}
      </div>
    </Panel>
  );
}

function OpenApart({ document: { scan } }: { document: RecordDocument }) {
  if (!scan || scan.pages.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-4 print:hidden">
      {scan.pages.map(({ number, address }) => (
        <TextLink key={number} href={address} external standalone>
          {scan.pages.length === 1 ? 'Открыть скан отдельно' : `Открыть страницу ${number}`}
        </TextLink>
      ))}
    </span>
  );
}

function Scan({ document: { scan, title } }: { document: RecordDocument }) {
  if (!scan) return <p>{absent}</p>;
  if (scan.gone) return <p>{scan.gone}</p>;
  if (scan.trouble) return <Notice tone="warning" title={troubleTitles[scan.trouble]} />;
  if (scan.pages.length === 0) {
    return <Notice tone="info" title="Скан обрабатывается. Обновите страницу через минуту." />;
  }
  // As wide as the sheet, so that it can be read beside the data; what does not fit is scrolled to.
  return (
    <section
      aria-label={`Скан: ${title}`}
      tabIndex={0}
      className="min-h-11 rounded-md border border-line bg-sunken @min-[56em]:max-h-[max(15rem,calc(100dvh-44rem))] @min-[56em]:overflow-y-auto print:max-h-none"
    >
      {scan.pages.map(({ number, address }) => (
        <Picture
          key={number}
          src={address}
          words={scan.pages.length === 1 ? `Скан: ${title}` : `Скан: ${title}, страница ${number}`}
          look="max-h-[85dvh] w-full rounded-md object-contain @min-[56em]:max-h-none print:max-h-[12cm]"
        />
      ))}
    </section>
  );
}

const unread = 'Скан не читается. Сверьте данные с оригиналом.';

const troubleTitles = {
  damaged: unread,
  password: unread,
  too_many_pages: unread,
  too_heavy: unread,
  infected: 'Файл семьи не прошёл проверку на вирусы и не показывается. Сверьте данные с оригиналом.',
} as const satisfies Record<ScanTrouble, string>;
