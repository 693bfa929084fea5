import { CheckboxField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Panel } from '@/components/ui/panel';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import { counted } from '@/lib/domain/plural';
import { isBulk, mostAlone, proposalKinds, waitingDays, type ProposalKind } from '@/lib/domain/proposals';
import type { ProposalPage } from '@/lib/proposals/queries';

type Props = { proposal: ProposalPage; here: string; form: FormState };

/** What may be pressed now: by its maker before it is sent on, by the second person while it waits. */
export function DecisionForms({ proposal, here, form }: Props) {
  const { state, own, mayDecide, obstacle } = proposal;
  if (state === 'prepared' && own) return <SendOn proposal={proposal} here={here} form={form} />;
  if (mayDecide) return <Decide proposal={proposal} here={here} form={form} />;
  if (obstacle !== null) {
    return (
      <Panel title="Решает другой администратор">
        <p className="max-w-measure">{obstacle}</p>
      </Panel>
    );
  }
  return state === 'waiting' && own ? <Withdraw here={here} label="Отозвать предложение" /> : null;
}

function SendOn({ proposal, here, form }: Props) {
  const { needsSecond, itemCount, kind } = proposal;
  if (itemCount === 0) {
    return (
      <Panel title="Выполнять нечего">
        <p>Все записи исключены. Вернитесь к реестру и выберите другие.</p>
      </Panel>
    );
  }
  const records = counted(itemCount, 'запись', 'записи', 'записей');
  return (
    <Panel title={needsSecond ? 'Предложить второму человеку' : 'Выполнить'} tone="highlight">
      <p className="max-w-measure">
        {needsSecond
          ? `${proposalKinds[kind].finalStep ? 'Отменить это нельзя' : `Записей больше ${mostAlone}`}, поэтому решают двое. Другие администраторы получат письмо. Один из них увидит этот же список и подтвердит или отклонит его за ${counted(waitingDays, 'день', 'дня', 'дней')}.`
          : 'Каждая семья получит письмо. Ход выполнения будет виден на этой странице.'}
      </p>
      <Form action={`${here}/submit`} form={form}>
        {needsSecond && (
          <TextField
            form={form}
            name="note"
            label="Пояснение"
            hint="Зачем это нужно. Без фамилий детей"
            maxLength={500}
            required
          />
        )}
        <SubmitRow label={needsSecond ? `Предложить: ${records}` : `Выполнить: ${records}`} />
      </Form>
      <Withdraw here={here} label="Не нужно, убрать" />
    </Panel>
  );
}

function Decide({ proposal, here, form }: Props) {
  const final = proposalKinds[proposal.kind].finalStep;
  return (
    <Panel title="Ваше решение" tone="highlight">
      <Form action={`${here}/confirm`} form={form}>
        <CheckboxField form={form} name="seen" label={seenWords(proposal.kind)} required />
        <SubmitRow label="Подтвердить" variant={final ? 'danger' : 'primary'} />
      </Form>
      <Disclosure title="Отклонить" open={form.errors.refusal !== undefined}>
        <Form action={`${here}/refuse`} form={untouchedForm}>
          <TextField
            form={form}
            name="refusal"
            label="Причина отказа"
            hint="Её получит письмом тот, кто предложил. Без фамилий детей"
            maxLength={500}
            required
          />
          <SubmitRow label="Отклонить" variant="secondary" />
        </Form>
      </Disclosure>
    </Panel>
  );
}

function seenWords(kind: ProposalKind): string {
  if (!isBulk(kind)) return 'Всё проверено. Понятно, что отменить это нельзя';
  return proposalKinds[kind].finalStep
    ? 'Список посмотрен. Понятно, что отменить это нельзя'
    : 'Список посмотрен';
}

function Withdraw({ here, label }: { here: string; label: string }) {
  return (
    <Form action={`${here}/withdraw`} form={untouchedForm}>
      <Button variant="quiet" wide>
        {label}
      </Button>
    </Form>
  );
}
