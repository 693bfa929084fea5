import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Picture } from '@/components/ui/picture';
import { TextLink } from '@/components/ui/text-link';
import { FactList } from '@/components/ui/fact-list';
import { formatDate } from '@/lib/domain/dates';
import { formatDocument } from '@/lib/domain/identity-documents';
import type { MyChild } from '@/lib/families/queries';

type Document = MyChild['documents'][number];

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
  if (scan.status === 'unreadable') {
    return (
      <Notice tone="warning" title="Файл не открывается как картинка">
        <p>Добавьте этот документ ещё раз с новой фотографией.</p>
      </Notice>
    );
  }
  const address = `/api/scans/${scan.id}`;
  return (
    <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <Picture
        src={address}
        words="Скан документа"
        look="h-28 w-40 rounded-md border border-line bg-sunken object-cover object-top"
        decorative
      />
      <TextLink href={address} standalone>
        Открыть скан
      </TextLink>
    </p>
  );
}
