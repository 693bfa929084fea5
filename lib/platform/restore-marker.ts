import { database } from './database';
import { BrokenEnvironment } from './environment';

/** A schema that stands in the database from the first change of a restore until all of it is proven; it holds nothing. */
export const restoreMarker = 'restore_unfinished';

export const unfinishedRestore =
  'В этой базе не закончено восстановление из копии. Дождитесь его конца, а прерванное запустите снова: npm run restore -- ПАПКА-КОПИИ.';

/** Who would work with half a database, or put a key of its own into an empty one, is not let begin. */
export async function requireFinishedRestore(): Promise<void> {
  const [row] = await database().$queryRaw<{ stands: boolean }[]>`
    SELECT to_regnamespace(${restoreMarker}::text) IS NOT NULL AS stands`;
  if (row?.stands === true) throw new BrokenEnvironment(unfinishedRestore);
}
