import type { LetterPayloads } from '@/lib/domain/letters';
import { AfterTerm } from './after-term';
import { List, MainButton, NumberBlock, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['deadline_passed'];

export function subject({ lastDay }: Payload): string {
  return lastDay === null
    ? 'Срок принести документы прошёл, но их ещё примут'
    : `Срок принести документы прошёл. Их примут до ${lastDay}`;
}

export function DeadlinePassed({ until, ...facts }: Payload) {
  return (
    <Layout
      title="Срок принести документы прошёл"
      preview={`Срок был до ${until}. Документы ещё примут.`}
      link={facts.link}
    >
      <NumberBlock number={facts.certificateNumber} />
      <Paragraph>Кому выдан: {facts.childName}</Paragraph>
      <Paragraph>
        Документы нужно было принести до {until} включительно. Сертификат получен, но ещё не активирован.
      </Paragraph>
      <AfterTerm {...facts} passed />
      <Subheading>Что принести</Subheading>
      <List items={facts.papers} />
      <MainButton href={facts.link}>Открыть карточку сертификата</MainButton>
      <Paragraph>Если Вы уже принесли документы, на это письмо отвечать не нужно.</Paragraph>
    </Layout>
  );
}

DeadlinePassed.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  until: '27.06.2026',
  lastDay: null,
  papers: ['Заявление и согласие, подписанные заявителем', 'Паспорт заявителя'],
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload as Payload;
