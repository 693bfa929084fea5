import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['provider_linked'];

export function subject({ label }: Payload): string {
  return `Вход через ${label} связан с Вашим кабинетом`;
}

export function ProviderLinked({ label, linkedAt, link }: Payload) {
  return (
    <Layout
      title={`Вход через ${label} связан с кабинетом`}
      preview="Если это были не Вы, отвяжите его как можно скорее."
      link={link}
    >
      <Paragraph>
        {linkedAt} с Вашим личным кабинетом на портале сертификатов связан вход через {label}. Теперь можно
        входить и так, и с логином и паролем.
      </Paragraph>
      <Paragraph>Если это сделали Вы, больше ничего не нужно.</Paragraph>
      <Paragraph>
        Если это были не Вы, войдите с логином и паролем, отвяжите этот вход и смените пароль. Не получается —
        обратитесь с паспортом в учреждение, где выдают логины.
      </Paragraph>
      <MainButton href={link}>Посмотреть и отвязать</MainButton>
      <LinkInFull href={link} />
    </Layout>
  );
}

ProviderLinked.PreviewProps = {
  label: 'Госуслуги',
  linkedAt: '20.06.2019 10:11',
  link: 'https://certificate.example.ru/account/provider',
} satisfies Payload;
