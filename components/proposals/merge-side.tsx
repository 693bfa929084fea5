import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { RecordHistory } from '@/components/counter/record-history';
import { Disclosure } from '@/components/ui/disclosure';
import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate } from '@/lib/domain/dates';
import type { MergeSide } from '@/lib/proposals/merges';

type MergeSideProps = { title: string; side: MergeSide; timeZone: string };

/** One of the two records with everything that happened to its certificates. */
export function MergeSidePanel({ title, side, timeZone }: MergeSideProps) {
  return (
    <Panel title={title}>
      <FactList
        items={[
          { term: 'Ребёнок', value: side.name },
          { term: 'Дата рождения', value: formatDate(side.birthDate) },
          { term: 'Муниципалитет', value: side.municipality ?? '—' },
          { term: 'Где учится', value: side.institution ?? '—' },
        ]}
      />
      {side.certificates.length === 0 && <p>Сертификата не было.</p>}
      {side.certificates.map(({ id, number, status, history }) => (
        <div key={id} className="flow-tight">
          <p className="tabular-nums">
            {formatCertificateNumber(number)} <CertificateStatusTag status={status} />
          </p>
          <Disclosure title={`История сертификата ${formatCertificateNumber(number)}`} open>
            <RecordHistory history={history} timeZone={timeZone} />
          </Disclosure>
        </div>
      ))}
    </Panel>
  );
}
