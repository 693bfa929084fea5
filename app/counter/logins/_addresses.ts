import type { PupilAccess } from '@/lib/overview/pupils';

type PupilList = { find: string | null; access: PupilAccess | null; after?: string | null };

/** The address of a part of the list: whom it finds, who of them, after whom. */
export function pupilListAddress(list: PupilList): string {
  const known = Object.entries(list).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(known).toString();
  return query ? `/counter/logins?${query}` : '/counter/logins';
}

export function pupilAddress(childId: string): string {
  return `/counter/logins/pupils/${childId}`;
}
