import { CheckPapers } from '@/components/counter/check-papers';
import { CheckedPapers } from '@/components/counter/checked-papers';
import { LiftReturn } from '@/components/counter/lift-return';
import { RenewPaper } from '@/components/counter/renew-paper';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { ActivationDesk } from '@/lib/certificates/activation-desk';
import type { CounterRecord } from '@/lib/counter/open-record';
import type { FormState } from '@/lib/domain/form-state';

type RecordActivationProps = {
  record: CounterRecord;
  desk: ActivationDesk;
  form: FormState;
  renewal: FormState;
  lift: FormState;
  originalsOf: string | null;
  /** The papers have just fallen behind a correction: their renewal is what comes next. */
  renewNext: boolean;
};

export function mayActivate({ obstacle }: ActivationDesk): boolean {
  return obstacle === null;
}

/** «Обновить заявление» stands on the page: where the paper has fallen behind the data. */
export function mayRenew({ obstacle, paper }: ActivationDesk): boolean {
  return obstacle !== null && paper !== null && paper.outdated;
}

/** The papers to check and «Активировать», or the plain sentence why not. */
export function RecordActivation(props: RecordActivationProps) {
  const { record, desk, form, originalsOf } = props;
  const { obstacle } = desk;
  if (obstacle === null) {
    return <CheckPapers record={record} desk={desk} form={form} originalsOf={originalsOf} />;
  }
  return (
    <Panel title="Активация" dense>
      <Notice tone={record.status === 'not_activated' ? 'warning' : 'info'} title={obstacle} />
      {record.status === 'returned' && (
        <LiftReturn certificateId={record.id} form={props.lift} mailed={record.mailed} />
      )}
      {mayRenew(desk) && (
        <RenewPaper certificateId={record.id} form={props.renewal} autoFocus={props.renewNext} />
      )}
      {record.status === 'not_activated' && (
        <ButtonLink href={`/counter/certificates/${record.id}/return`} variant="quiet" wide>
          Вернуть на исправление
        </ButtonLink>
      )}
      {record.status !== 'not_activated' && <CheckedPapers desk={desk} />}
    </Panel>
  );
}
