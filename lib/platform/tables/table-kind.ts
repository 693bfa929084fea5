import { tableSizeLimit, type TableKind } from '@/lib/domain/table-files';
import { refuseTable } from './refuse-table';

const zip = Buffer.from('PK\u0003\u0004', 'latin1');
const oldExcel = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** Signs that no text holds; of UTF-16 every second byte of plain letters is zero, so its mark is looked for first. */
const utf16Mark = Buffer.from([0xff, 0xfe]);

/** What kind of table the bytes are, by what they hold and not by the name of the file. Throws a Refusal for anything else. */
export function tableKindOf(file: Uint8Array): TableKind {
  const head = Buffer.from(file.subarray(0, 4096));
  if (file.length === 0) throw refuseTable('empty');
  if (file.length > tableSizeLimit) throw refuseTable('too_large');
  if (head.subarray(0, 4).equals(zip)) return 'xlsx';
  if (head.subarray(0, 4).equals(oldExcel)) throw refuseTable('old_excel');
  if (head.subarray(0, 2).equals(utf16Mark)) return 'csv';
  if (head.subarray(0, 5).toString('latin1') === '%PDF-' || head.includes(0))
    throw refuseTable('not_a_table');
  return 'csv';
}
