import type { LetterPayloads, ProposalOutcome } from '@/lib/domain/letters';
import { proposalKinds } from '@/lib/domain/proposals';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';
import { ProposalFacts } from './proposal-facts';

type Payload = LetterPayloads['proposal_settled'];

type Words = { short: string; title: string; means: string };

const words = {
  done: {
    short: 'Выполнено',
    title: 'Ваше предложение выполнено',
    means: 'Предложение подтвердил второй человек, и портал его выполнил.',
  },
  not_done: {
    short: 'Не выполнено',
    title: 'Ваше предложение выполнить не получилось',
    means:
      'Предложение подтвердили, но к этому времени выполнить его было уже нельзя. Почему, показано на портале.',
  },
  refused: {
    short: 'Отклонено',
    title: 'Ваше предложение отклонено',
    means: 'Ничего не изменилось.',
  },
  expired: {
    short: 'Никто не подтвердил',
    title: 'Ваше предложение никто не подтвердил',
    means: 'Срок прошёл, ничего не изменилось. Если действие ещё нужно, предложите его заново.',
  },
} as const satisfies Record<ProposalOutcome, Words>;

export function subject({ outcome, deed }: Payload): string {
  return `${words[outcome].short}: ${proposalKinds[deed].title} — портал сертификатов`;
}

export function ProposalSettled({ outcome, counts, decidedBy, refusal, link, ...facts }: Payload) {
  const { title, means } = words[outcome];
  return (
    <Layout title={title} preview={means} link={link}>
      <ProposalFacts {...facts} />
      {decidedBy !== null && (
        <Paragraph>
          Кто решил: {decidedBy}
          {refusal !== null && (
            <>
              <br />
              Причина отказа: {refusal}
            </>
          )}
        </Paragraph>
      )}
      <Paragraph>{means}</Paragraph>
      {counts !== null && (
        <Paragraph>
          Выполнено: {counts.done}
          <br />
          Не выполнено: {counts.left}
        </Paragraph>
      )}
      {outcome === 'done' && facts.deed === 'merge_municipalities' && (
        <Paragraph>
          Учреждения и группы перешли. Записи детей переносятся частями, это может занять несколько минут.
        </Paragraph>
      )}
      <MainButton href={link}>Открыть предложение</MainButton>
      <LinkInFull href={link} />
    </Layout>
  );
}

ProposalSettled.PreviewProps = {
  outcome: 'done',
  deed: 'close',
  records: 152,
  place: 'г. Новокузнецк',
  counts: { done: 150, left: 2 },
  decidedBy: 'Лебедева Ирина Викторовна',
  refusal: null,
  link: 'https://certificate.example.ru/admin/proposals/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload as Payload;
