import { bookingCancelReasons } from '@/lib/domain/bookings';
import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['visit_cancelled'];

export function subject({ when }: Payload): string {
  return `Запись на приём ${when} отменена`;
}

export function VisitCancelled({ childName, when, place, reason, link }: Payload) {
  return (
    <Layout title="Запись на приём отменена" preview={`Запись ${when} больше не действует.`} link={link}>
      <Paragraph>
        Когда ждали: {when}
        <br />
        Где: {place}
        <br />
        Чей сертификат: {childName}
      </Paragraph>
      <Paragraph>{bookingCancelReasons[reason].letter}</Paragraph>
      <MainButton href={link}>Открыть кабинет</MainButton>
    </Layout>
  );
}

VisitCancelled.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  when: 'во вторник, 24.11.2026, в\u00a09:30',
  place: 'МАУ ДО «ДЮЦ «Орион»',
  reason: 'closed',
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b/visit',
} satisfies Payload;
