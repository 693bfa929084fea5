import { fullName, nameKey } from '@/lib/domain/names';
import type { NewFamily } from '@/lib/families/register-fields';
import { searchIndex } from '@/lib/platform/encryption';

/** The same row of any file has the same key, however its names are typed. */
export function familyRowKey(institutionId: string, { parent, children }: NewFamily) {
  const of = children.map((child) => `${nameKey(fullName(child))} ${child.birthDate.toString()}`).join(' ');
  return searchIndex('import.row', `${institutionId} ${of} ${nameKey(fullName(parent))}`);
}
