import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Actor } from '@/lib/access/actor';
import { Refusal } from '@/lib/domain/refusal';
import { writeTable } from '@/lib/platform/tables/write-table';
import { getReport } from '@/lib/reports/get-report';
import { readReportPeriod } from '@/lib/reports/period';

/** One section of a report as a file; for whoever may not see the report there is none. */
export async function openReportFile(actor: Actor, municipalityId: string | null, query: URLSearchParams) {
  if (actor.role !== 'regional_admin' && actor.role !== 'municipal_admin') throw new Refusal('not_found');
  const period = readReportPeriod(Object.fromEntries(query));
  const { sections } = await getReport(actor, municipalityId, period);
  const section = sections.find(({ key }) => key === query.get('section'));
  if (!section) throw new Refusal('not_found');
  const rows = Readable.from(section.rows.map(({ label, values }) => [label, ...values]));
  const table = writeTable('csv', [section.head, ...section.columns], rows);
  const days = `${period.from.toString()}_${period.to.toString()}`;
  const russian = encodeURIComponent(`${section.title}, ${days}.csv`);
  return {
    content: await buffered(table),
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="otchet-${section.key}_${days}.csv"; filename*=UTF-8''${russian}`,
    },
  };
}

/** A section has tens of lines: it is whole before anything is sent, so that its length is known. */
async function buffered(table: Readable): Promise<Uint8Array<ArrayBuffer>> {
  // As bytes: read as text, the mark by which programs for tables know the encoding is lost.
  return new Uint8Array(await buffer(table));
}
