import type { Metadata } from 'next';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { openStaffAct, staffActTitle, type StaffActProps } from '../../_staff-act';

const title = 'Заблокировать вход';

export function generateMetadata(props: StaffActProps): Promise<Metadata> {
  return staffActTitle(props, '/block', title);
}

export default async function BlockStaffPage(props: StaffActProps) {
  const { card, back, here, form } = await openStaffAct(props, '/block');
  return (
    <>
      <BackLink href={back}>{card.name}</BackLink>
      <PageTitle
        title={title}
        caption={card.name}
        lead="Роли и всё сделанное останутся. Вход можно открыть снова."
      />
      <ul className="max-w-measure list-disc pl-5">
        <li>Все сеансы сотрудника завершатся сразу, недописанное в открытых формах он не отправит.</li>
        <li>Войти он не сможет ни паролем, ни ключом входа, ни по ссылке восстановления.</li>
        <li>{card.email ? 'О блокировке он узнает из письма.' : 'Адреса почты нет: сообщите ему сами.'}</li>
      </ul>
      <Form action={`${here}/save`} form={form}>
        <SubmitRow variant="danger" label={title} secondary={{ href: back, label: 'Отмена' }} />
      </Form>
    </>
  );
}
