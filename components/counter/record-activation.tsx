import { PaperChoice } from '@/components/counter/paper-choice';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import type { ActivationDesk } from '@/lib/certificates/activation-desk';
import type { CounterRecord } from '@/lib/counter/open-record';

type RecordActivationProps = { record: CounterRecord; desk: ActivationDesk; form: FormState };

export function mayActivate({ obstacle }: ActivationDesk): boolean {
  return obstacle === null;
}

/** The papers to check and «Активировать», or the plain sentence why not. */
export function RecordActivation({ record, desk, form }: RecordActivationProps) {
  const { papers, acceptsCopies, obstacle } = desk;
  if (obstacle !== null) {
    return (
      <Panel title="Активация">
        <Notice tone={record.status === 'not_activated' ? 'warning' : 'info'} title={obstacle} />
        {record.status !== 'not_activated' && <CheckedPapers desk={desk} />}
      </Panel>
    );
  }
  return (
    <Panel title="Проверка документов" tone="highlight">
      <Form
        action={`/counter/certificates/${record.id}/activate`}
        form={form}
        hidden={{ part: 'activation', paperId: desk.paper?.id ?? '' }}
      >
        <p>Сверьте данные и скан с документами на столе и отметьте, что принесли.</p>
        {!acceptsCopies && (
          <p className="text-sm text-ink-soft">В этом муниципалитете принимаются только оригиналы.</p>
        )}
        <div className="flow-tight">
          {papers.map((paper) => (
            <PaperChoice key={paper.key} form={form} paper={paper} acceptsCopies={acceptsCopies} />
          ))}
        </div>
        <SubmitRow label="Активировать" />
      </Form>
    </Panel>
  );
}

const results = {
  original: 'оригинал',
  copy: 'копия',
  not_required: 'не требовалось',
} as const satisfies Record<ActivationDesk['checks'][number]['result'], string>;

function CheckedPapers({ desk: { papers, checks } }: { desk: ActivationDesk }) {
  if (checks.length === 0) return null;
  const resultOf = new Map(checks.map(({ paperKey, result }) => [paperKey, results[result]]));
  return (
    <>
      <h3 className="font-semibold">Проверенные документы</h3>
      <ul className="divide-y divide-line text-sm">
        {papers.map(({ key, title }) => (
          <li key={key} className="flex justify-between gap-x-6 py-2">
            <span className="text-ink-soft">{title}</span>
            <span className="shrink-0">{resultOf.get(key) ?? 'не проверялось'}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
