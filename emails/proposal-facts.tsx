import type { LetterPayloads } from '@/lib/domain/letters';
import { proposalKinds } from '@/lib/domain/proposals';
import { Paragraph } from './blocks';

type Facts = Pick<LetterPayloads['proposal_waiting'], 'deed' | 'records' | 'place'>;

/** What is proposed, of how many records and where: nobody of a family is named. */
export function ProposalFacts({ deed, records, place }: Facts) {
  return (
    <Paragraph>
      Действие: {proposalKinds[deed].title}
      {records !== null && (
        <>
          <br />
          Записей: {records}
        </>
      )}
      <br />
      Муниципалитет: {place ?? 'весь регион'}
    </Paragraph>
  );
}
