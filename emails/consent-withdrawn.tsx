import type { LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['consent_withdrawn'];

export function subject(): string {
  return 'Согласие на обработку персональных данных отозвано';
}

export function ConsentWithdrawn({ childName, certificateNumber, scansUntil, link }: Payload) {
  return (
    <Layout
      title="Согласие отозвано"
      preview="Согласие на обработку персональных данных отозвано в личном кабинете."
      link={link}
    >
      <Paragraph>Ребёнок: {childName}</Paragraph>
      <Subheading>Что изменилось</Subheading>
      <List
        items={[
          ...(certificateNumber === null
            ? []
            : [`Сертификат № ${certificateNumber} прекращён. Вернуть его нельзя.`]),
          `Снимки документов, номера документов, адреса и телефоны будут уничтожены до ${scansUntil}, если Вы не попросите сертификат снова.`,
          'Запись о том, что сертификат выдавался и прекращён, хранится дольше: сроки указаны на портале.',
        ]}
      />
      <MainButton href={link}>Посмотреть, что хранится</MainButton>
      <Paragraph>
        Если согласие отозвали не Вы, измените пароль и сразу позвоните в поддержку: телефон внизу страниц
        портала. Передумали? Сертификат можно получить снова, номер будет новый.
      </Paragraph>
    </Layout>
  );
}

ConsentWithdrawn.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '42 07 000 002',
  scansUntil: '01.07.2026',
  link: 'https://certificate.example.ru/cabinet/data',
} satisfies Payload;
