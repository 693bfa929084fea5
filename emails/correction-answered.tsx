import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['correction_answered'];

export function subject({ accepted }: Payload): string {
  return accepted ? 'Данные исправлены' : 'Ответ на просьбу исправить данные';
}

export function CorrectionAnswered({ accepted, link }: Payload) {
  return (
    <Layout
      title={accepted ? 'Данные исправлены' : 'В исправлении отказано'}
      preview="Специалист ответил на Вашу просьбу исправить данные."
      link={link}
    >
      <Paragraph>
        {accepted
          ? 'Специалист проверил Вашу просьбу и исправил данные.'
          : 'Специалист проверил Вашу просьбу и не смог исправить данные. Почему и что делать дальше, написано в ответе.'}
      </Paragraph>
      <MainButton href={link}>Открыть ответ</MainButton>
    </Layout>
  );
}

CorrectionAnswered.PreviewProps = {
  accepted: false,
  link: 'https://certificate.example.ru/cabinet/data',
} satisfies Payload;
