import type { Metadata } from 'next';
import { CheckboxField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { PasswordField } from '@/components/forms/text-field';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { openStaffAct, staffActTitle, type StaffActProps } from '../../_staff-act';

const title = 'Сбросить второй шаг входа';

export function generateMetadata(props: StaffActProps): Promise<Metadata> {
  return staffActTitle(props, '/second-step', title);
}

export default async function ResetSecondStepPage(props: StaffActProps) {
  const { card, back, here, form } = await openStaffAct(props, '/second-step');
  return (
    <>
      <BackLink href={back}>{card.name}</BackLink>
      <PageTitle
        title={title}
        caption={card.name}
        lead="Когда сотрудник потерял телефон и запасные коды. Пароль останется прежним, второй шаг он настроит заново."
      />
      <Form action={`${here}/save`} form={form}>
        <CheckboxField
          form={form}
          name="identityChecked"
          label="Меня просит сам сотрудник: я говорил(а) с ним лично или узнал(а) его голос"
          hint="По просьбе из письма или сообщения сбрасывать нельзя: его мог написать чужой"
          required
        />
        <PasswordField
          form={form}
          name="presentPassword"
          label="Ваш пароль"
          hint="Чтобы за открытым компьютером этого не сделал посторонний"
          required
          autoComplete="current-password"
        />
        <SubmitRow variant="danger" label={title} secondary={{ href: back, label: 'Отмена' }} />
      </Form>
    </>
  );
}
