import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['email_changed'];

export function subject(): string {
  return 'Адрес электронной почты в кабинете изменён';
}

export function EmailChanged({ changedAt, link }: Payload) {
  return (
    <Layout
      title="Адрес электронной почты изменён"
      preview="Если это были не Вы, войдите в кабинет и смените пароль."
      link={link}
    >
      <Paragraph>
        Адрес электронной почты в кабинете изменён {changedAt}. Письма портала теперь приходят на другой
        адрес, по нему же восстанавливается пароль.
      </Paragraph>
      <Paragraph>Если адрес меняли Вы, делать ничего не нужно.</Paragraph>
      <Paragraph>
        Если это сделали не Вы, войдите и смените пароль, позвоните в поддержку: её телефон есть на портале.
      </Paragraph>
      <MainButton href={link}>Сменить пароль</MainButton>
      <LinkInFull href={link} />
    </Layout>
  );
}

EmailChanged.PreviewProps = {
  changedAt: '20.06.2019 10:11',
  link: 'https://certificate.example.ru/account/password',
} satisfies Payload;
