import { FactList } from '@/components/ui/fact-list';
import { ProposalStateTag } from '@/components/proposals/proposal-table';
import { formatMinute } from '@/lib/domain/dates';
import { proposalKinds } from '@/lib/domain/proposals';
import type { ProposalPage } from '@/lib/proposals/queries';

/** What is proposed, of whom and why, and how far it has come. */
export function ProposalFacts({ proposal, timeZone }: { proposal: ProposalPage; timeZone: string }) {
  const { kind, state, municipality, group, reason, note, refusal, proposedBy, decidedBy } = proposal;
  const { municipalities, submittedAt, expiresAt, decidedAt, finishedAt } = proposal;
  const at = (instant: Date) => formatMinute(instant, timeZone);
  const facts = [
    { term: 'Состояние', value: <ProposalStateTag state={state} /> },
    { term: 'Действие', value: proposalKinds[kind].title },
    { term: 'Муниципалитет', value: municipality ?? 'Весь регион' },
    group !== null && { term: 'В какую группу', value: group },
    municipalities !== null && { term: 'Что присоединяют', value: municipalities.from },
    municipalities !== null && { term: 'К чему', value: municipalities.into },
    reason !== null && { term: kind === 'destroy_child' ? 'Основание' : 'Причина', value: reason },
    { term: 'Кто предложил', value: submittedAt ? `${proposedBy}, ${at(submittedAt)}` : proposedBy },
    note !== null && { term: 'Пояснение', value: note },
    state === 'waiting' && expiresAt !== null && { term: 'Подтвердить до', value: at(expiresAt) },
    decidedBy !== null &&
      decidedAt !== null && { term: 'Кто решил', value: `${decidedBy}, ${at(decidedAt)}` },
    refusal !== null && { term: 'Причина отказа', value: refusal },
    finishedAt !== null && { term: 'Закончено', value: at(finishedAt) },
  ];
  return <FactList items={facts.filter((fact) => fact !== false)} />;
}
