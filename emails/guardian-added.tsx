import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['guardian_added'];

export function subject(): string {
  return 'Ребёнка видит ещё один законный представитель';
}

export function GuardianAdded({ childName, institution, link }: Payload) {
  return (
    <Layout
      title="Ребёнка видит ещё один законный представитель"
      preview="Если Вы о нём не знаете, обратитесь в учреждение или в поддержку."
      link={link}
    >
      <Paragraph>
        У ребёнка ({childName}) записан ещё один законный представитель: теперь он видит ребёнка и сертификат
        в своём кабинете.{' '}
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
