import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { deskRoles } from '@/lib/access/municipality';
import { getStaffCard } from '@/lib/staff/staff-card';
import { cardPath, type StaffParams } from './_staff-paths';

export type StaffActProps = StaffParams & { searchParams: PageQuery };

/** Who asks for the page of an act on an account, whose card it is, and the form as it was left. `under`: «/block». */
export async function openStaffAct({ params, searchParams }: StaffActProps, under: string) {
  const accountId = pageId((await params).accountId);
  const back = cardPath(accountId);
  const here = `${back}${under}`;
  const actor = await pageActor(here, deskRoles);
  const card = await orNotFound(getStaffCard(actor, accountId));
  return { actor, card, back, here, form: await pageForm(here, actor.accountId, searchParams) };
}

export async function staffActTitle(
  { params, searchParams }: StaffActProps,
  under: string,
  title: string,
): Promise<Metadata> {
  return formTitle(title, `${cardPath((await params).accountId)}${under}`, searchParams);
}
