import { CheckPapers } from '@/components/counter/check-papers';
import { CheckedPapers } from '@/components/counter/checked-papers';
import { RenewPaper } from '@/components/counter/renew-paper';
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
  originalsOf: string | null;
};

export function mayActivate({ obstacle }: ActivationDesk): boolean {
  return obstacle === null;
}

/** «Обновить заявление» stands on the page: where the paper has fallen behind the data. */
export function mayRenew({ obstacle, paper }: ActivationDesk): boolean {
  return obstacle !== null && paper !== null && paper.outdated;
}

/** The papers to check and «Активировать», or the plain sentence why not. */
export function RecordActivation({ record, desk, form, renewal, originalsOf }: RecordActivationProps) {
  const { obstacle } = desk;
  if (obstacle === null) {
    return <CheckPapers record={record} desk={desk} form={form} originalsOf={originalsOf} />;
  }
  return (
    <Panel title="Активация">
      <Notice tone={record.status === 'not_activated' ? 'warning' : 'info'} title={obstacle} />
      {mayRenew(desk) && <RenewPaper certificateId={record.id} form={renewal} />}
      {record.status !== 'not_activated' && <CheckedPapers desk={desk} />}
    </Panel>
  );
}
