import type { LetterPayloads, PasskeyChange } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['passkey_changed'];

const words = {
  added: {
    title: 'Добавлен ключ входа',
    what: 'добавлен ключ входа: с ним можно войти без пароля — отпечатком, лицом или кодом устройства',
  },
  removed: { title: 'Удалён ключ входа', what: 'удалён ключ входа: войти с ним больше нельзя' },
} as const satisfies Record<PasskeyChange, { title: string; what: string }>;

export function subject({ change }: Payload): string {
  return `${words[change].title} — портал сертификатов`;
}

export function PasskeyChanged({ change, changedAt, link }: Payload) {
  const { title, what } = words[change];
  return (
    <Layout
      title={title}
      preview="Если это были не Вы, удалите чужой ключ и смените пароль как можно скорее."
      link={link}
    >
      <Paragraph>
        {changedAt} в Вашем личном кабинете {what}.
      </Paragraph>
      <Paragraph>Если это сделали Вы, делать ничего не нужно.</Paragraph>
      <Paragraph>Если это были не Вы, удалите чужие ключи и сразу смените пароль.</Paragraph>
      <MainButton href={link}>Посмотреть ключи входа</MainButton>
      <LinkInFull href={link} />
    </Layout>
  );
}

PasskeyChanged.PreviewProps = {
  change: 'added',
  changedAt: '20.06.2019 10:11',
  link: 'https://certificate.example.ru/account/passkeys',
} satisfies Payload as Payload;
