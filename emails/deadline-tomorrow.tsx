import type { LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, NumberBlock, Paragraph, Subheading } from './blocks';
import { AfterTerm } from './after-term';
import { Layout } from './layout';

type Payload = LetterPayloads['deadline_tomorrow'];

export function subject({ tomorrow, until }: Payload): string {
  const when = tomorrow ? `завтра, ${until}` : until;
  return `Последний день принести документы — ${when}`;
}

export function DeadlineTomorrow({ tomorrow, until, ...facts }: Payload) {
  return (
    <Layout
      title="Срок принести документы заканчивается"
      preview={`Последний день — ${until}.`}
      link={facts.link}
    >
      <NumberBlock number={facts.certificateNumber} />
      <Paragraph>Кому выдан: {facts.childName}</Paragraph>
      <Paragraph>
        Последний день принести документы — {tomorrow && 'завтра, '}
        <strong>{until}</strong>. Когда специалист проверит их и активирует сертификат, им можно будет
        пользоваться.
      </Paragraph>
      <AfterTerm {...facts} passed={false} />
      <Subheading>Что принести</Subheading>
      <List items={facts.papers} />
      <MainButton href={facts.link}>Открыть карточку сертификата</MainButton>
      <Paragraph>Если Вы уже принесли документы, на это письмо отвечать не нужно.</Paragraph>
    </Layout>
  );
}

DeadlineTomorrow.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  until: '27.06.2026',
  tomorrow: true,
  lastDay: null,
  papers: ['Заявление и согласие, подписанные заявителем', 'Паспорт заявителя'],
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload as Payload;
