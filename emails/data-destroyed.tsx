import type { LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['data_destroyed'];

export function subject(): string {
  return 'Данные ребёнка удалены';
}

/** Names nobody: what is destroyed is not written into a letter anew. */
export function DataDestroyed({ certificateNumbers, ground, day, link }: Payload) {
  return (
    <Layout
      title="Данные ребёнка удалены"
      preview="Данные ребёнка удалены из реестра сертификатов."
      link={link}
    >
      {certificateNumbers.length > 0 && (
        <Paragraph>
          {certificateNumbers.length === 1 ? 'Сертификат' : 'Сертификаты'} № {certificateNumbers.join(', № ')}
        </Paragraph>
      )}
      <Paragraph>
        Удалены {day}. Основание: {ground}.
      </Paragraph>
      <Subheading>Что изменилось</Subheading>
      <List
        items={[
          'Имя, дата рождения, документы и их снимки, адрес и СНИЛС ребёнка уничтожены. Восстановить их нельзя.',
          'Номер сертификата и записи о действиях с ним остались без имени.',
          'В личном кабинете этого ребёнка больше нет.',
        ]}
      />
      <MainButton href={link}>Посмотреть, что хранится</MainButton>
      <Paragraph>Если сертификат понадобится снова, ребёнка добавляют заново, и номер будет новый.</Paragraph>
    </Layout>
  );
}

DataDestroyed.PreviewProps = {
  certificateNumbers: ['42 07 000 002'],
  ground: 'требование семьи после отзыва согласия',
  day: '01.07.2026',
  link: 'https://certificate.example.ru/cabinet/data',
} satisfies Payload;
