import { redirect } from 'next/navigation';
import { pageActor } from '@/app/_server/page-actor';
import { deskPath } from '@/app/_server/page-municipality';

/** Where a municipal admin begins: the desk of the own municipality. */
export default async function OwnMunicipalityPage() {
  const actor = await pageActor('/admin/municipality', ['municipal_admin']);
  redirect(deskPath(actor.municipalityId));
}
