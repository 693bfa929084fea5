import type { PupilClass } from '@/lib/domain/pupil-class';
import { pupilClassKey } from '@/lib/domain/pupil-class';

export const groupsPath = '/counter/groups';

type Part = { pupils: PupilClass; after?: string | null; others?: string | null };

/** The address of a class and of a part of its lists; no personal data in it. */
export function classAddress(institutionId: string, { pupils, after, others }: Part): string {
  const query = new URLSearchParams({
    class: pupilClassKey(pupils),
    ...(after ? { after } : {}),
    ...(others ? { others } : {}),
  });
  return `${groupsPath}/${institutionId}?${query}`;
}
