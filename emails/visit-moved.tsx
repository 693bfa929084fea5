import type { LetterPayloads } from '@/lib/domain/letters';
import { MainButton, Paragraph } from './blocks';
import { Layout } from './layout';
import { VisitPlace } from './visit-place';

type Payload = LetterPayloads['visit_moved'];

export function subject({ when }: Payload): string {
  return `Запись на приём перенесена: ждём Вас ${when}`;
}

export function VisitMoved({ link, before, ...visit }: Payload) {
  return (
    <Layout title="Запись на приём перенесена" preview={`Теперь Вас ждут ${visit.when}.`} link={link}>
      <VisitPlace {...visit} />
      <Paragraph>Прежняя запись ({before}) больше не действует.</Paragraph>
      <MainButton href={link}>Открыть запись</MainButton>
    </Layout>
  );
}

VisitMoved.PreviewProps = {
  before: 'в понедельник, 23.11.2026, в\u00a015:00',
  childName: 'Соколова Вера Андреевна',
  when: 'во вторник, 24.11.2026, в\u00a09:30',
  place: 'МАУ ДО «ДЮЦ «Орион»',
  address: 'ул. Кутузова, 5А, каб. 100',
  phone: '8 (384-3) 00-00-00',
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b/visit',
} satisfies Payload;
