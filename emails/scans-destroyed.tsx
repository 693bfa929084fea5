import type { LetterPayloads } from '@/lib/domain/letters';
import { counted } from '@/lib/domain/plural';
import { retentionMatters } from '@/lib/domain/retention';
import { List, MainButton, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['scans_destroyed'];

export function subject(): string {
  return 'Снимки документов на портале удалены';
}

export function ScansDestroyed({ childName, scans, day, link }: Payload) {
  return (
    <Layout
      title="Снимки документов удалены"
      preview="Срок хранения закончился. Делать ничего не нужно."
      link={link}
    >
      <Paragraph>Ребёнок: {childName}</Paragraph>
      <Paragraph>
        {day} портал удалил снимки документов, которые больше не нужны. Восстановить их нельзя.
      </Paragraph>
      <Subheading>Что удалено</Subheading>
      <List
        items={scans.map(
          ({ count, reason }) =>
            `${counted(count, 'снимок', 'снимка', 'снимков')}. Причина: ${retentionMatters[reason].gone}`,
        )}
      />
      <Paragraph>
        Делать ничего не нужно: сертификата это не меняет. Если снимок понадобится для новой заявки, добавьте
        его в кабинете заново.
      </Paragraph>
      <MainButton href={link}>Посмотреть, что хранится</MainButton>
    </Layout>
  );
}

ScansDestroyed.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  scans: [
    { count: 2, reason: 'scan_after_activation' },
    { count: 1, reason: 'scan_after_end' },
  ],
  day: '01.07.2026',
  link: 'https://certificate.example.ru/cabinet/data',
} satisfies Payload;
