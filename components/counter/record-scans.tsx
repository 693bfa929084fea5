import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { RecordDocument } from '@/lib/counter/record-parts';

/** The scans beside the data, as large as there is room for. */
export function RecordScans({ documents }: { documents: readonly RecordDocument[] }) {
  return (
    <Panel title="Скан документа ребёнка">
      {documents.map((document) => (
        <figure key={document.id}>
          {documents.length > 1 && <figcaption className="mb-2 text-sm">{document.title}</figcaption>}
          <Scan document={document} />
        </figure>
      ))}
    </Panel>
  );
}

function Scan({ document: { scan, title } }: { document: RecordDocument }) {
  if (!scan) return <p>Скан не приложен: сверьте данные с оригиналом.</p>;
  if (scan.status === 'unreadable') {
    return <Notice tone="warning" title="Скан не читается. Сверьте данные с оригиналом." />;
  }
  if (scan.status === 'received') {
    return <Notice tone="info" title="Скан обрабатывается. Обновите страницу через минуту." />;
  }
  const address = `/api/scans/${scan.id}`;
  return (
    <>
      {/* The picture is private and already of its final size: it goes past the optimiser of images. */}
      <a href={address} target="_blank" rel="noopener" className="block rounded-md">
        <img
          src={address}
          alt={`Скан: ${title}. Откроется в новой вкладке`}
          className="max-h-[85dvh] w-full rounded-md border border-line bg-sunken object-contain"
        />
      </a>
      <TextLink href={address} external standalone>
        Открыть скан отдельно
      </TextLink>
    </>
  );
}
