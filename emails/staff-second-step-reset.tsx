import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['staff_second_step_reset'];

export function subject(): string {
  return 'Второй шаг входа сброшен администратором — портал сертификатов';
}

export function StaffSecondStepReset({ changedAt, link }: Payload) {
  return (
    <Layout
      title="Второй шаг входа сброшен администратором"
      preview="Если Вы об этом не просили, сразу сообщите администратору."
      link={link}
    >
      <Paragraph>
        {changedAt} администратор сбросил второй шаг входа Вашей учётной записи: прежнее приложение, запасные
        коды и ключи входа больше не подходят, все сеансы завершены.
      </Paragraph>
      <Paragraph>Войдите с логином и паролем и настройте второй шаг входа заново.</Paragraph>
      <MainButton href={link}>Войти</MainButton>
      <LinkInFull href={link} />
      <Paragraph>
        Если Вы об этом не просили, сразу смените пароль и сообщите администратору муниципалитета или региона.
      </Paragraph>
    </Layout>
  );
}

StaffSecondStepReset.PreviewProps = {
  changedAt: '20.06.2019 10:11',
  link: 'https://certificate.example.ru/sign-in',
} satisfies Payload;
