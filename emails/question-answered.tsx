import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['question_answered'];

export function subject(): string {
  return 'Учреждение ответило на Ваш вопрос';
}

/** Whoever reads the mailbox may open it: what was asked and answered stands in the cabinet. */
export function QuestionAnswered({ institution, link }: Payload) {
  return (
    <Layout title="На Ваш вопрос ответили" preview="Ответ ждёт Вас в личном кабинете." link={link}>
      <Paragraph>Ответило учреждение: {institution}.</Paragraph>
      <Paragraph>Прочитать ответ и написать ещё можно в личном кабинете.</Paragraph>
      <MainButton href={link}>Открыть ответ</MainButton>
      <LinkInFull href={link} />
    </Layout>
  );
}

QuestionAnswered.PreviewProps = {
  institution: 'МАУ ДО «ДЮЦ «Орион»',
  link: 'https://certificate.example.ru/cabinet/questions/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload;
