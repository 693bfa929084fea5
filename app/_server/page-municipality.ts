import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { orNotFound, pageActor } from './page-actor';

export type DeskParams = { params: Promise<{ municipalityId: string }> };

/** Path of a municipality's desk. */
export function deskPath(municipalityId: string): string {
  return `/admin/municipalities/${municipalityId}`;
}

/** Who asks for a page of a municipality's desk, and whose desk it is. `under` is what follows the desk's path: «/groups». */
export async function pageDesk(params: DeskParams['params'], under = '') {
  const { municipalityId } = await params;
  const desk = deskPath(municipalityId);
  const actor = await pageActor(`${desk}${under}`, deskRoles);
  const municipality = await orNotFound(municipalityOf(actor, municipalityId));
  return { actor, municipality, desk, here: `${desk}${under}` };
}
