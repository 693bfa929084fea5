import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['confirm_email'];

export function subject(): string {
  return 'Заявка на сертификат ПФДО. Подтверждение электронной почты';
}

/** Goes to an address nobody has proven yet, so it says nothing about the family. */
export function ConfirmEmail({ applicationNumber, link }: Payload) {
  return (
    <Layout
      title="Подтверждение электронной почты"
      preview="Подтвердите адрес, чтобы получить сертификат. Ссылка действует 48 часов."
      link={link}
    >
      <Paragraph>
        Этот адрес указан в заявке №&nbsp;{applicationNumber} на сертификат дополнительного образования.
      </Paragraph>
      <Paragraph>Для подтверждения адреса электронной почты перейдите по ссылке:</Paragraph>
      <MainButton href={link}>Подтвердить почту</MainButton>
      <LinkInFull href={link} />
      <Paragraph>
        Ссылка действует 48&nbsp;часов и срабатывает один раз. Если она устарела, войдите в личный кабинет и
        отправьте письмо ещё раз: действует только ссылка из последнего письма.
      </Paragraph>
      <Paragraph>После подтверждения Вы сможете получить сертификат в личном кабинете.</Paragraph>
      <Paragraph>
        Если Вы не подавали заявку, не обращайте внимания на это письмо: без Вашего подтверждения ничего не
        произойдёт.
      </Paragraph>
    </Layout>
  );
}

ConfirmEmail.PreviewProps = {
  applicationNumber: 1204,
  link: 'https://certificate.example.ru/confirm/4Qv7mXbT1pR9sKd2LwZ0yHnC6uJfEaGi8oVtB3xN5kM',
} satisfies Payload;
