import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['password_recovery'];

export function subject(): string {
  return 'Восстановление пароля на портале сертификатов';
}

export function PasswordRecovery({ link }: Payload) {
  return (
    <Layout
      title="Восстановление пароля"
      preview="Откройте ссылку и придумайте новый пароль. Ссылка действует 30 минут."
      link={link}
    >
      <Paragraph>
        Кто-то, скорее всего Вы, попросил восстановить пароль к личному кабинету. Чтобы придумать новый,
        перейдите по ссылке:
      </Paragraph>
      <MainButton href={link}>Придумать новый пароль</MainButton>
      <LinkInFull href={link} />
      <Paragraph>
        Ссылка действует 30&nbsp;минут и срабатывает один раз. Если писем несколько, работает ссылка только из
        последнего.
      </Paragraph>
      <Paragraph>
        Если Вы не просили восстановить пароль, ничего не делайте: прежний пароль продолжает действовать.
        Никому не пересылайте это письмо и не называйте ссылку.
      </Paragraph>
    </Layout>
  );
}

PasswordRecovery.PreviewProps = {
  link: 'https://certificate.example.ru/recover/4Qv7mXbT1pR9sKd2LwZ0yHnC6uJfEaGi8oVtB3xN5kM',
} satisfies Payload;
