import { getRegionSettings, settingsOn } from '@/lib/settings/settings-on';
import { database } from '@/lib/platform/database';

/**
 * Whom this person may call: the municipality of their children, where it has a phone of its own and it is one
 * municipality, and the region otherwise. Null while nobody has entered a phone.
 */
export async function supportPhoneFor(personId: string | null): Promise<string | null> {
  const ids = personId === null ? [] : await municipalitiesOf(personId);
  const [id] = ids;
  const own = id !== undefined && ids.length === 1 ? (await settingsOn(database(), id)).support : null;
  return own?.phone ?? (await getRegionSettings())?.support.phone ?? null;
}

/** Where this child, or the children of this guardian, live. Asked apart: «either» in one question goes through all children. */
async function municipalitiesOf(personId: string): Promise<string[]> {
  const select = { municipalityId: true };
  const [own, ties] = await Promise.all([
    database().child.findUnique({ where: { personId }, select }),
    database().guardianship.findMany({
      where: { guardianId: personId, endedAt: null },
      select: { child: { select } },
    }),
  ]);
  const all = [own, ...ties.map(({ child }) => child)].flatMap((child) => child?.municipalityId ?? []);
  return [...new Set(all)];
}
