import { ScanViewer } from '@/components/counter/scan-viewer/scan-viewer';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { RecordDocument } from '@/lib/counter/record-parts';
import type { ScanTrouble } from '@/lib/domain/scan-files';

/* What decides is the original on the desk: a scan spares the family a second way, its lack stops nothing. */
const originalDecides = 'Активировать можно: решает оригинал на столе, сверьте данные с ним.';
const absent = `Скан не приложен. ${originalDecides}`;

export function hasScan(documents: readonly RecordDocument[]): boolean {
  return documents.some(({ scan }) => scan !== null);
}

type RecordScansProps = {
  documents: readonly RecordDocument[];
  /** The page can give them more room. */
  widens?: boolean;
};

/** The scans beside the data, as high as the window leaves room for. */
export function RecordScans({ documents, widens = false }: RecordScansProps) {
  if (!hasScan(documents)) {
    return <p className="rounded-lg bg-sunken px-5 py-3 text-sm print:hidden">{absent}</p>;
  }
  return (
    <Panel title="Скан документа ребёнка" dense>
      <div className="grid gap-5">
        {documents.map((document) => (
          <figure key={document.id} className="min-w-0">
            <Scan document={document} widens={widens} />
            {documents.length > 1 && <figcaption className="mt-1 text-sm">{document.title}</figcaption>}
          </figure>
        ))}
      </div>
    </Panel>
  );
}

type ScanProps = { document: RecordDocument; widens: boolean };

function Scan({ document: { scan, title }, widens }: ScanProps) {
  if (!scan) return <p>{absent}</p>;
  if (scan.gone) return <p>{scan.gone}</p>;
  if (scan.trouble) return <Notice tone="warning" title={troubleTitles[scan.trouble]} />;
  if (scan.pages.length === 0) {
    return <Notice tone="info" title="Скан обрабатывается. Обновите страницу через минуту." />;
  }
  const one = scan.pages.length === 1;
  return (
    <ScanViewer
      widens={widens}
      pictures={scan.pages.map(({ number, address }) => ({
        src: address,
        words: one ? `Скан: ${title}` : `Скан: ${title}, страница ${number}`,
      }))}
    />
  );
}

const unread = `Скан не читается. ${originalDecides}`;

const troubleTitles = {
  damaged: unread,
  password: unread,
  too_many_pages: unread,
  too_heavy: unread,
  infected: 'Файл семьи не прошёл проверку на вирусы и не показывается. Сверьте данные с оригиналом.',
} as const satisfies Record<ScanTrouble, string>;
