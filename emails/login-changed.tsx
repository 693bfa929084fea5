import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['login_changed'];

export function subject(): string {
  return 'Логин на портале сертификатов изменён';
}

export function LoginChanged({ changedAt, link }: Payload) {
  return (
    <Layout title="Логин изменён" preview="Если это были не Вы, верните себе вход в кабинет." link={link}>
      <Paragraph>
        Логин для входа в Ваш личный кабинет изменён {changedAt}. Прежний больше не подходит, новый в письме
        не указан.
      </Paragraph>
      <Paragraph>Если логин меняли Вы, делать ничего не нужно.</Paragraph>
      <Paragraph>
        Если это были не Вы, кто-то знает Ваш пароль. Кабинет ещё открыт — сразу смените пароль: вход на всех
        других устройствах завершится. Войти не получается — позвоните в поддержку или обратитесь с паспортом
        в учреждение, где выдают логины: там вернут вход.
      </Paragraph>
      <MainButton href={link}>Сменить пароль</MainButton>
      <LinkInFull href={link} />
    </Layout>
  );
}

LoginChanged.PreviewProps = {
  changedAt: '20.06.2019 10:11',
  link: 'https://certificate.example.ru/account/password',
} satisfies Payload;
