import type { Metadata } from 'next';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { StaffActs, StaffFacts, StaffHistory, StaffRoles } from '@/components/staff/staff-card';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { deskRoles } from '@/lib/access/municipality';
import { secondStepRule } from '@/lib/access/second-step';
import { environment } from '@/lib/platform/environment';
import { getStaffCard } from '@/lib/staff/staff-card';
import { listStaffHistory } from '@/lib/staff/staff-history';
import { cardPath, staffList, type StaffParams } from '../_staff-paths';

export const metadata: Metadata = { title: 'Карточка сотрудника' };

const done: Readonly<Record<string, string>> = {
  given: 'Роль добавлена',
  ended: 'Роль прекращена, сеансы в ней завершены',
  moved: 'Учреждение изменено',
  blocked: 'Вход заблокирован, все сеансы завершены',
  unblocked: 'Вход снова открыт',
  reset: 'Второй шаг входа сброшен, все сеансы завершены',
};

type Props = StaffParams & { searchParams: PageQuery };

export default async function StaffCardPage({ params, searchParams }: Props) {
  const accountId = pageId((await params).accountId);
  const path = cardPath(accountId);
  const actor = await pageActor(path, deskRoles);
  const card = await orNotFound(getStaffCard(actor, accountId));
  const [deeds, form, query] = await Promise.all([
    listStaffHistory(actor, accountId),
    pageForm(path, actor.accountId, searchParams),
    searchParams,
  ]);
  const timeZone = environment().TIME_ZONE;
  const secondStep = secondStepRule() !== 'off';
  const said = typeof query.done === 'string' ? done[query.done] : undefined;
  return (
    <>
      <BackLink href={staffList(actor, card.roles[0]?.homeId)}>Сотрудники</BackLink>
      {said !== undefined && <Notice tone="success" title={said} />}
      <PageTitle title={card.name} caption="Сотрудник" />
      <StaffFacts card={card} timeZone={timeZone} secondStep={secondStep} />
      <StaffRoles card={card} timeZone={timeZone} />
      <StaffActs card={card} form={form} secondStep={secondStep} />
      <StaffHistory deeds={deeds} timeZone={timeZone} />
    </>
  );
}
