import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, Paragraph } from './blocks';
import { Layout } from './layout';
import { VisitPlace } from './visit-place';

type Payload = LetterPayloads['visit_tomorrow'];

export function subject({ when }: Payload): string {
  return `Напоминание: Вас ждут на приёме ${when}`;
}

export function VisitTomorrow({ link, ...visit }: Payload) {
  return (
    <Layout title="Вас ждут на приёме" preview={`Вас ждут ${visit.when}.`} link={link}>
      <VisitPlace {...visit} />
      <Paragraph>
        Возьмите подписанные заявление и согласие и оригиналы документов: список — в карточке сертификата. Не
        получается прийти? Перенесите или отмените запись.
      </Paragraph>
      <MainButton href={link}>Открыть запись</MainButton>
    </Layout>
  );
}

VisitTomorrow.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  when: 'во вторник, 24.11.2026, в\u00a09:30',
  place: 'МАУ ДО «ДЮЦ «Орион»',
  address: 'ул. Кутузова, 5А, каб. 100',
  phone: '8 (384-3) 00-00-00',
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b/visit',
} satisfies Payload;
