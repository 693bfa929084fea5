import { Refusal } from '@/lib/domain/refusal';
import { tableRefusals, type TableRefusal } from '@/lib/domain/table-files';

/** The refusal of a file, told at the input of that name. */
export function refuseTable(reason: TableRefusal): Refusal {
  return new Refusal('invalid', tableRefusals[reason], 'file');
}
