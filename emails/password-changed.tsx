import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['password_changed'];

export function subject(): string {
  return 'Пароль на портале сертификатов изменён';
}

export function PasswordChanged({ changedAt, link }: Payload) {
  return (
    <Layout
      title="Пароль изменён"
      preview="Если это были не Вы, восстановите пароль как можно скорее."
      link={link}
    >
      <Paragraph>
        Пароль к Вашему личному кабинету изменён {changedAt}, на всех других устройствах вход завершён.
      </Paragraph>
      <Paragraph>Если пароль меняли Вы, делать ничего не нужно.</Paragraph>
      <Paragraph>
        Если это были не Вы, сразу восстановите пароль. Не получается — обратитесь с паспортом в учреждение,
        где выдают логины: там дадут новый.
      </Paragraph>
      <MainButton href={link}>Восстановить пароль</MainButton>
      <LinkInFull href={link} />
    </Layout>
  );
}

PasswordChanged.PreviewProps = {
  changedAt: '20.06.2019 10:11',
  link: 'https://certificate.example.ru/sign-in/forgotten',
} satisfies Payload;
