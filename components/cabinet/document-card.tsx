import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Picture } from '@/components/ui/picture';
import { TextLink } from '@/components/ui/text-link';
import { FactList } from '@/components/ui/fact-list';
import { formatDate } from '@/lib/domain/dates';
import { formatDocument } from '@/lib/domain/identity-documents';
import { scanTroubles, scanTroubleState } from '@/lib/domain/scan-files';
import type { MyChild } from '@/lib/families/queries';

type Document = MyChild['documents'][number];

/** The worker still draws the scan. */
export function isProcessed({ scan }: Document): boolean {
  return scan !== null && !scan.gone && !scan.trouble && scan.pages.length === 0;
}

/** How it went with the scans, in a few words for whoever waits. */
export function scanState(documents: readonly Document[]): string {
  if (documents.some(isProcessed)) return 'скан обрабатывается';
  return documents.some(({ scan }) => scan?.trouble) ? 'скан не подошёл' : 'скан обработан';
}

/** A child's document with its scan. */
export function DocumentCard({ document }: { document: Document }) {
  const facts = [
    ...(document.issuedOn ? [{ term: 'Дата выдачи', value: formatDate(document.issuedOn) }] : []),
    ...(document.issuedBy ? [{ term: 'Место выдачи', value: document.issuedBy }] : []),
  ];
  return (
    <Panel title={formatDocument(document)} level={3}>
      {facts.length > 0 && <FactList items={facts} />}
      {document.scan && <Scan scan={document.scan} />}
    </Panel>
  );
}

function Scan({ scan }: { scan: NonNullable<Document['scan']> }) {
  if (scan.gone) return <p className="text-ink-soft">{scan.gone}</p>;
  if (scan.trouble) {
    return (
      <Notice tone="warning" title={scanTroubleState(scan.trouble)}>
        <p>{scanTroubles[scan.trouble]}</p>
        <p>Добавьте этот документ ещё раз с новой фотографией.</p>
      </Notice>
    );
  }
  if (scan.pages.length === 0) {
    return <p className="text-ink-soft">Скан: обрабатывается. Появится здесь через минуту.</p>;
  }
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-4">
      {scan.pages.map((page) => (
        <li key={page.number} className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <Picture
            src={page.thumbnail}
            words="Скан документа"
            look="h-28 w-40 rounded-md border border-line bg-sunken object-cover object-top"
            decorative
          />
          <TextLink href={page.address} standalone>
            {scan.pages.length === 1 ? 'Открыть скан' : `Открыть страницу ${page.number}`}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
