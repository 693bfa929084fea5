import { z } from 'zod';
import { choiceField } from '@/lib/domain/fields';
import { field } from '@/lib/domain/field-text';
import { importKinds, type ImportKind } from '@/lib/domain/table-import';
import { tableRefusals } from '@/lib/domain/table-files';
import { database } from '@/lib/platform/database';
import { found } from '@/lib/access/scope';
import { importsOf, type ImportActor, type ImportPlace } from './import-place';

export const startImportFields = z.object({
  kind: choiceField(Object.keys(importKinds) as ImportKind[], 'Выберите, что загружаете'),
  /** The file as it was kept, or nothing when none came along. */
  file: field<string>((text) =>
    z.uuid().safeParse(text).success ? { value: text } : { sentence: tableRefusals.absent },
  ),
});

/** The file that was kept becomes a list of this kind. The same form sent again leads to the same list. */
export async function startImport(
  actor: ImportActor,
  place: ImportPlace,
  { kind, file }: z.output<typeof startImportFields>,
): Promise<string> {
  const own = { AND: [{ id: file, accountId: actor.accountId }, importsOf(place)] };
  await database().tableImport.updateMany({
    where: { ...own, stage: 'received' },
    data: { kind, stage: 'matching' },
  });
  const { id } = found(await database().tableImport.findFirst({ where: own, select: { id: true } }));
  return id;
}
