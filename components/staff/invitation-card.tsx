import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { InvitationTag } from '@/components/staff/invitation-table';
import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { formatMinute } from '@/lib/domain/dates';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import type { ShownInvitation } from '@/lib/staff/list-invitations';

type InvitationFactsProps = { invitation: ShownInvitation; timeZone: string };

export function InvitationFacts({ invitation, timeZone }: InvitationFactsProps) {
  const { email, title, place, sentAt, expiresAt, state, by } = invitation;
  return (
    <Panel>
      <FactList
        items={[
          { term: 'Состояние', value: <InvitationTag state={state} /> },
          { term: 'Электронная почта', value: <span className="wrap-anywhere">{email}</span> },
          { term: 'Роль', value: title },
          ...(place === null ? [] : [{ term: 'Место', value: place }]),
          { term: 'Письмо отправлено', value: formatMinute(sentAt, timeZone) },
          { term: 'Ссылка действует до', value: formatMinute(expiresAt, timeZone) },
          ...(by === null ? [] : [{ term: 'Отправил(а)', value: by }]),
        ]}
      />
    </Panel>
  );
}

type InvitationActsProps = { invitation: ShownInvitation; here: string; form: FormState };

/** Two forms: what came back is shown in the first. */
export function InvitationActs({ invitation: { state }, here, form }: InvitationActsProps) {
  if (state === 'accepted' || state === 'withdrawn') return null;
  return (
    <>
      <Panel title="Письмо не дошло или срок ссылки прошёл">
        <p>Отправьте ещё раз: прежняя ссылка перестанет работать.</p>
        <Form action={`${here}/resend`} form={form}>
          <SubmitRow variant="secondary" label="Отправить ещё раз" />
        </Form>
      </Panel>
      <Panel title="Пригласили по ошибке или не на тот адрес">
        <p>Отзовите приглашение: ссылка из письма сразу перестанет работать.</p>
        <Form action={`${here}/withdraw`} form={untouchedForm}>
          <SubmitRow variant="danger" label="Отозвать приглашение" />
        </Form>
      </Panel>
    </>
  );
}
