import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['guardian_added'];

export function subject(): string {
  return 'К ребёнку привязан ещё один законный представитель';
}

export function GuardianAdded({ childName, institution, link }: Payload) {
  return (
    <Layout
      title="Привязан ещё один законный представитель"
      preview="Если Вы о нём не знаете, обратитесь в учреждение или в поддержку."
      link={link}
    >
      <Paragraph>
        К ребёнку ({childName}) привязан ещё один законный представитель: в своём кабинете он видит ребёнка и
        сертификат.{' '}
        {institution === null
          ? 'Документы проверил администратор.'
          : `Документы проверил специалист: ${institution}.`}
      </Paragraph>
      <Paragraph>Если Вы знаете об этом, делать ничего не нужно.</Paragraph>
      <Paragraph>
        Если не знаете, обратитесь {institution === null ? 'в поддержку' : 'в это учреждение или в поддержку'}
        : её телефон есть на портале.
      </Paragraph>
      <MainButton href={link}>Открыть кабинет</MainButton>
    </Layout>
  );
}

GuardianAdded.PreviewProps = {
  childName: 'Соколова Алиса Игоревна',
  institution: 'МАУ ДО «ДЮЦ «Орион»',
  link: 'https://certificate.example.ru/cabinet/children',
} satisfies Payload;
