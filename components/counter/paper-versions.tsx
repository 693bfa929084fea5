import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { PaperVersion } from '@/lib/certificates/list-papers';
import { formatMinute } from '@/lib/domain/dates';

type PaperVersionsProps = { certificateId: string; papers: readonly PaperVersion[]; timeZone: string };

/** Earlier printouts: each opens as it was given. The hash shows whether a file somebody brings is the same one. */
export function PaperVersions({ certificateId, papers, timeZone }: PaperVersionsProps) {
  if (papers.length === 0) return null;
  return (
    <Disclosure title="Версии заявления и согласия">
      <Table
        caption="Версии заявления и согласия"
        captionHidden
        rows={papers}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            key: 'version',
            header: 'Версия',
            cell: ({ version, madeAt }) => (
              <TextLink href={`/counter/certificates/${certificateId}/paper?version=${version}`} standalone>
                {version} от {formatMinute(madeAt, timeZone)} (PDF)
              </TextLink>
            ),
          },
          {
            key: 'kept',
            header: 'Выдана впервые',
            cell: ({ keptAt }) => (keptAt ? formatMinute(keptAt, timeZone) : 'ещё не выдана'),
          },
          { key: 'wording', header: 'Тексты', cell: ({ wordings }) => wordings },
          {
            key: 'hash',
            header: 'Контрольная сумма SHA-256',
            cell: ({ sha256 }) => (sha256 ? <span className="wrap-anywhere">{sha256}</span> : '—'),
          },
        ]}
      />
    </Disclosure>
  );
}
