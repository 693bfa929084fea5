import type { LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, NumberBlock, Paragraph, Subheading } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['papers_reminder'];

export function subject({ bringUntil, overdue }: Payload): string {
  const words = 'Напоминание: принесите документы, чтобы активировать сертификат';
  return bringUntil === null || overdue ? words : `${words}, до ${bringUntil}`;
}

export function PapersReminder({ childName, certificateNumber, bringUntil, overdue, papers, link }: Payload) {
  return (
    <Layout
      title="Сертификат ждёт документов"
      preview="Сертификат получен, но ещё не активирован: осталось принести документы."
      link={link}
    >
      <NumberBlock number={certificateNumber} />
      <Paragraph>Кому выдан: {childName}</Paragraph>
      <Paragraph>
        Сертификатом можно будет пользоваться, когда Вы принесёте документы и специалист активирует его.
        {bringUntil !== null && !overdue && (
          <>
            {' '}
            Принесите документы до <strong>{bringUntil}</strong> включительно.
          </>
        )}
        {bringUntil !== null && overdue && (
          <> Срок был до {bringUntil}, но документы примут и сейчас: приходите, как только сможете.</>
        )}
      </Paragraph>
      <Subheading>Что принести</Subheading>
      <List items={papers} />
      <MainButton href={link}>Открыть карточку сертификата</MainButton>
      <Paragraph>Если Вы уже принесли документы, на это письмо отвечать не нужно.</Paragraph>
    </Layout>
  );
}

PapersReminder.PreviewProps = {
  childName: 'Соколова Вера Андреевна',
  certificateNumber: '4207000002',
  bringUntil: '27.06.2026',
  overdue: false,
  papers: ['Заявление и согласие, подписанные заявителем', 'Паспорт заявителя'],
  link: 'https://certificate.example.ru/cabinet/certificates/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload as Payload;
