import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['staff_invited'];

export function subject(): string {
  return 'Приглашение на портал сертификатов дополнительного образования';
}

export function StaffInvited({ staffName, role, place, until, link }: Payload) {
  return (
    <Layout
      title="Вас приглашают работать на портале"
      preview={`Откройте ссылку и создайте учётную запись. Ссылка действует до ${until}.`}
      link={link}
    >
      <Paragraph>Здравствуйте! Для Вас подготовлена учётная запись сотрудника: {staffName}.</Paragraph>
      <Paragraph>
        Роль: {role}
        {place === null ? '' : `, ${place}`}.
      </Paragraph>
      <Paragraph>
        Перейдите по ссылке, придумайте логин и пароль не короче 15&nbsp;знаков, затем настройте второй шаг
        входа. Держите под рукой телефон: на нём понадобится приложение, которое показывает коды.
      </Paragraph>
      <MainButton href={link}>Принять приглашение</MainButton>
      <LinkInFull href={link} />
      <Paragraph>
        Ссылка действует до {until} и срабатывает один раз. Если писем несколько, работает ссылка только из
        последнего.
      </Paragraph>
      <Paragraph>
        Никому не пересылайте это письмо: кто откроет ссылку, тот и получит учётную запись. Если Вы не ждали
        приглашения, ничего не делайте.
      </Paragraph>
    </Layout>
  );
}

StaffInvited.PreviewProps = {
  staffName: 'Лебедева Ирина Викторовна',
  role: 'Специалист уполномоченной организации',
  place: 'МАУ ДО «ДЮЦ «Орион»',
  until: '23.06.2019 10:11',
  link: 'https://certificate.example.ru/invitation/4Qv7mXbT1pR9sKd2LwZ0yHnC6uJfEaGi8oVtB3xN5kM',
} satisfies Payload as Payload;
