import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { formText } from '@/lib/domain/field-text';
import { Refusal } from '@/lib/domain/refusal';
import { findDraft, keepDraft } from '@/lib/platform/drafts';
import { readTable } from '@/lib/platform/tables/read-table';
import { tableKindOf } from '@/lib/platform/tables/table-kind';

const mostBytes = 1024 * 1024;
const mostRows = 1000;
/** Under this name the rows of a file wait for their confirmation, for a day. */
const path = 'institutions-file';

const rowsShape = z.array(z.array(z.string()));

/** The kept file stands under `plan`; without it no file was sent, and that is told at the input of the file. */
export const checkFields = z.object({ plan: formText, file: formText }).transform(({ plan }, context) => {
  if (!z.uuid().safeParse(plan).success) {
    context.addIssue({ code: 'custom', path: ['file'], message: 'Выберите файл со списком' });
  }
  return { plan };
});

type SentFile = { bytes: Uint8Array; tooLarge: boolean };

/** Reads a list and keeps its rows until they are confirmed. Returns the id under which they wait. */
export async function keepListFile(actor: DeskActor, { bytes, tooLarge }: SentFile): Promise<string> {
  requirePermission(actor, 'institutions.edit');
  if (tooLarge || bytes.length > mostBytes) {
    throw new Refusal('invalid', 'Файл больше 1 МБ. Разделите список на части', 'file');
  }
  const rows: string[][] = [];
  for await (const row of readTable(bytes, { kind: tableKindOf(bytes) })) {
    rows.push(row.map((cell) => cell.slice(0, 2000)));
    if (rows.length > mostRows + 1) {
      throw new Refusal('invalid', `В файле больше ${mostRows} строк. Разделите список на части`, 'file');
    }
  }
  return keepDraft(actor.accountId, path, {
    values: { rows: JSON.stringify(rows) },
    errors: {},
    sentence: null,
  });
}

/** The rows kept by this account under this id, or null. */
export async function findListFile(actor: DeskActor, id: string): Promise<string[][] | null> {
  const kept = await findDraft(id, actor.accountId, path);
  return kept && rowsShape.parse(JSON.parse(kept.values['rows'] ?? '[]'));
}
