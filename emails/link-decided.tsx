import type { LetterPayloads } from '@/lib/domain/letters';
import { linkDeclineReasons } from '@/lib/domain/link-requests';
import { MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['link_decided'];

export function subject({ granted }: Payload): string {
  return granted ? 'Ребёнок добавлен в Ваш кабинет' : 'Ответ на просьбу о связи с ребёнком';
}

export function LinkDecided({ granted, childName, reason, link }: Payload) {
  const child = childName ? ` (${childName})` : '';
  return (
    <Layout
      title={granted ? 'Ребёнок добавлен в Ваш кабинет' : 'В связи с ребёнком отказано'}
      preview="Специалист рассмотрел Вашу просьбу о связи с ребёнком."
      link={link}
    >
      {granted ? (
        <Paragraph>
          Специалист проверил оригиналы документов. Теперь ребёнок{child} и его сертификат видны в Вашем
          кабинете.
        </Paragraph>
      ) : (
        <>
          <Paragraph>
            Специалист рассмотрел Вашу просьбу о связи с ребёнком{child} и не смог её выполнить.
          </Paragraph>
          {reason && reason !== 'other' && (
            <Paragraph>Причина: {lowered(linkDeclineReasons[reason].title)}.</Paragraph>
          )}
          <Paragraph>
            {reason ? linkDeclineReasons[reason].advice : 'Почему и что делать дальше, написано в кабинете.'}
          </Paragraph>
        </>
      )}
      <MainButton href={link}>Открыть кабинет</MainButton>
    </Layout>
  );
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

LinkDecided.PreviewProps = {
  granted: false,
  childName: 'Соколова Алиса Игоревна',
  reason: 'not_representative',
  link: 'https://certificate.example.ru/cabinet/children',
} satisfies Payload;
