import type { LetterPayloads } from '@/lib/domain/letters';
import { proposalKinds } from '@/lib/domain/proposals';
import { LinkInFull, MainButton, Paragraph } from './blocks';
import { Layout } from './layout';
import { ProposalFacts } from './proposal-facts';

type Payload = LetterPayloads['proposal_waiting'];

export function subject({ deed }: Payload): string {
  return `Ждёт Вашего решения: ${proposalKinds[deed].title} — портал сертификатов`;
}

export function ProposalWaiting({ proposedBy, until, link, ...facts }: Payload) {
  return (
    <Layout
      title="Предложение ждёт Вашего решения"
      preview="Пока второй человек не подтвердит, ничего не изменится."
      link={link}
    >
      <ProposalFacts {...facts} />
      <Paragraph>Кто предложил: {proposedBy}</Paragraph>
      <Paragraph>
        {until !== null && (
          <>
            Подтвердить или отклонить можно до <strong>{until}</strong>.{' '}
          </>
        )}
        Пока второй человек не подтвердит, ничего не изменится. Зачем это нужно и что изменится, показано на
        портале.
      </Paragraph>
      <MainButton href={link}>Посмотреть и решить</MainButton>
      <LinkInFull href={link} />
      <Paragraph>
        Это письмо получили все, кто может решить. Если кто-то уже решил, страница это покажет.
      </Paragraph>
    </Layout>
  );
}

ProposalWaiting.PreviewProps = {
  deed: 'close',
  records: 152,
  place: 'г. Новокузнецк',
  proposedBy: 'Лебедева Ирина Викторовна',
  until: '27.06.2026 10:11',
  link: 'https://certificate.example.ru/admin/proposals/0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
} satisfies Payload as Payload;
