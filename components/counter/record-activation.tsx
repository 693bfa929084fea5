import { PaperChoice } from '@/components/counter/paper-choice';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { FactList } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import type { CounterRecord } from '@/lib/counter/open-record';

type RecordActivationProps = { record: CounterRecord; form: FormState };

export function mayActivate({ obstacle }: CounterRecord): boolean {
  return obstacle === null;
}

/** The papers to check and «Активировать», or the plain sentence why not. */
export function RecordActivation({ record, form }: RecordActivationProps) {
  const { papers, municipality, obstacle } = record;
  if (record.checks.length > 0 && record.status !== 'not_activated') return <CheckedPapers record={record} />;
  if (!mayActivate(record)) {
    return (
      <Panel title="Активация">
        <Notice tone={record.status === 'not_activated' ? 'warning' : 'info'} title={obstacle} />
      </Panel>
    );
  }
  return (
    <Panel title="Проверка документов" tone="highlight">
      <Form
        action={`/counter/certificates/${record.id}/activate`}
        form={form}
        hidden={{ part: 'activation' }}
      >
        <p>Сверьте данные и скан с документами на столе и отметьте, что принесли.</p>
        {!municipality.acceptsCopies && (
          <p className="text-sm text-ink-soft">В этом муниципалитете принимаются только оригиналы.</p>
        )}
        <div className="flow-tight">
          {' '}
          {papers.map((paper) => (
            <PaperChoice
              key={paper.key}
              form={form}
              paper={paper}
              acceptsCopies={municipality.acceptsCopies}
            />
          ))}
        </div>{' '}
        <SubmitRow label="Активировать" />
      </Form>
    </Panel>
  );
}

const results = {
  original: 'оригинал',
  copy: 'копия',
  not_required: 'не требовалось',
} as const satisfies Record<CounterRecord['checks'][number]['result'], string>;

function CheckedPapers({ record: { papers, checks } }: { record: CounterRecord }) {
  const resultOf = new Map(checks.map(({ paperKey, result }) => [paperKey, results[result]]));
  return (
    <Panel title="Проверенные документы">
      <FactList
        items={papers.map(({ key, title }) => ({
          term: title,
          value: resultOf.get(key) ?? 'не проверялось',
        }))}
      />
    </Panel>
  );
}
