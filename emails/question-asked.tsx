import type { LetterPayloads } from '@/lib/domain/letters';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['question_asked'];

export function subject(): string {
  return 'Семья задала вопрос Вашему учреждению — портал сертификатов';
}

export function QuestionAsked({ institution, link }: Payload) {
  return (
    <Layout title="Семья ждёт ответа" preview="Вопрос открывается на портале." link={link}>
      <Paragraph>Семья, которая выбрала {institution}, спрашивает о своей заявке или сертификате.</Paragraph>
      <Paragraph>
        Кто спрашивает и о чём, показано на портале. Ответить может любой, кто сегодня на приёме.
      </Paragraph>
      <MainButton href={link}>Прочитать и ответить</MainButton>
      <LinkInFull href={link} />
    </Layout>
  );
}

QuestionAsked.PreviewProps = {
  institution: 'МАУ ДО «ДЮЦ «Орион»',
  link: 'https://certificate.example.ru/counter/questions/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload;
