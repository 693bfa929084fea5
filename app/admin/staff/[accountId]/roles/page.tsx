import type { Metadata } from 'next';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { RoleFields } from '@/components/staff/role-fields';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { cardRoleOptions } from '@/lib/staff/role-options';
import { openStaffAct, staffActTitle, type StaffActProps } from '../../_staff-act';

const title = 'Добавить роль';

export function generateMetadata(props: StaffActProps): Promise<Metadata> {
  return staffActTitle(props, '/roles', title);
}

export default async function GiveRolePage(props: StaffActProps) {
  const { actor, card, back, here, form } = await openStaffAct(props, '/roles');
  const homes = [...card.roles, ...card.former].map(({ homeId }) => homeId).filter((id) => id !== null);
  return (
    <>
      <BackLink href={back}>{card.name}</BackLink>
      <PageTitle
        title={title}
        caption={card.name}
        lead="Логин и пароль останутся прежними. В какой роли работать, сотрудник выберет при входе."
      />
      <Form action={`${here}/save`} form={form}>
        <RoleFields form={form} options={await cardRoleOptions(actor, [...new Set(homes)])} />
        <SubmitRow label={title} secondary={{ href: back, label: 'Отмена' }} />
      </Form>
    </>
  );
}
