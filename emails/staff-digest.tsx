import type { DigestedKind, LetterPayloads } from '@/lib/domain/letters';
import { List, MainButton, Paragraph, TextLink } from './blocks';
import { Layout } from './layout';

type Payload = LetterPayloads['staff_digest'];

/** How the letter of the day calls each kind of event, and the page where all of them stand. */
const lines = {
  proposal_waiting: { title: 'Предложения ждут Вашего решения', page: '/admin/proposals' },
  proposal_settled: { title: 'Чем кончились Ваши предложения', page: '/admin/proposals' },
  question_asked: { title: 'Вопросы семей', page: '/counter/questions' },
} as const satisfies Record<DigestedKind, { title: string; page: string }>;

export function subject({ day, events }: Payload): string {
  return `Непрочитанных писем на ${day}: ${countOf(events)} — портал сертификатов`;
}

export function StaffDigest({ day, events, link }: Payload) {
  return (
    <Layout
      title={`Письмо за день: ${day}`}
      preview={`Непрочитанных писем в кабинете: ${countOf(events)}.`}
      link={link}
    >
      <Paragraph>Вы ещё не прочитали в кабинете:</Paragraph>
      <List
        items={events.map(({ kind, count }) => (
          <>
            <TextLink href={new URL(lines[kind].page, link).href}>{lines[kind].title}</TextLink>: {count}
          </>
        ))}
      />
      <MainButton href={link}>Войти</MainButton>
      <Paragraph>
        Вы выбрали одно письмо в день вместо письма на каждое событие. Сами письма ждут в Вашем кабинете.
      </Paragraph>
    </Layout>
  );
}

function countOf(events: Payload['events']): number {
  return events.reduce((sum, { count }) => sum + count, 0);
}

StaffDigest.PreviewProps = {
  day: '27.06.2026',
  events: [
    { kind: 'proposal_waiting', count: 3 },
    { kind: 'proposal_settled', count: 1 },
  ],
  link: 'https://certificate.example.ru/sign-in',
} satisfies Payload;
