import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['link_decided'];

export function subject({ granted }: Payload): string {
  return granted ? 'Ребёнок добавлен в Ваш кабинет' : 'Ответ на просьбу о связи с ребёнком';
}

export function LinkDecided({ granted, link }: Payload) {
  return (
    <Layout
      title={granted ? 'Ребёнок добавлен в Ваш кабинет' : 'В связи с ребёнком отказано'}
      preview="Специалист рассмотрел Вашу просьбу о связи с ребёнком."
      link={link}
    >
      <Paragraph>
        {granted
          ? 'Специалист проверил оригиналы документов. Теперь ребёнок и его сертификат видны в Вашем кабинете.'
          : 'Специалист рассмотрел Вашу просьбу и не смог её выполнить. Почему и что делать дальше, написано в кабинете.'}
      </Paragraph>
      <MainButton href={link}>Открыть кабинет</MainButton>
    </Layout>
  );
}

LinkDecided.PreviewProps = {
  granted: true,
  link: 'https://certificate.example.ru/cabinet/children',
} satisfies Payload;
