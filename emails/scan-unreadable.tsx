import type { LetterPayloads } from '@/lib/domain/letters';
import { scanTroubles, scanTroubleState } from '@/lib/domain/scan-files';
import { MainButton, Paragraph } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['scan_unreadable'];

export function subject(): string {
  return 'Скан документа не читается';
}

export function ScanUnreadable({ childName, document, trouble, link }: Payload) {
  return (
    <Layout
      title={scanTroubleState(trouble)}
      preview="Файл с документом не подошёл. Добавьте документ ещё раз."
      link={link}
    >
      <Paragraph>Ребёнок: {childName}</Paragraph>
      <Paragraph>Документ: {document}</Paragraph>
      <Paragraph>{scanTroubles[trouble]}</Paragraph>
      <Paragraph>
        Добавьте документ ещё раз с новой фотографией: снимите его целиком, чтобы текст читался. Если
        сфотографировать не получается, принесите оригинал в учреждение, которое принимает документы.
      </Paragraph>
      <MainButton href={link}>Добавить документ</MainButton>
    </Layout>
  );
}

ScanUnreadable.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  document: 'Свидетельство о рождении',
  trouble: 'password',
  link: 'https://certificate.example.ru/cabinet/children/0197/document',
} satisfies Payload;
