import { Panel } from '@/components/ui/panel';
import { ButtonLink } from '@/components/ui/button';
import { FactList } from '@/components/ui/fact-list';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { dateAndLeft } from '@/lib/domain/deadline-words';
import { formatMoney } from '@/lib/domain/money';
import type { ActivationDesk } from '@/lib/certificates/activation-desk';
import type { CounterRecord } from '@/lib/counter/open-record';

type RecordProps = { record: CounterRecord; desk: ActivationDesk; timeZone: string };

export function RecordCertificate({ record, desk: { deadline }, timeZone }: RecordProps) {
  const { number, group, yearlyAmount, chosenInstitution } = record;
  return (
    <Panel title="Сертификат">
      <FactList
        items={[
          { term: 'Номер', value: <span className="tabular-nums">{formatCertificateNumber(number)}</span> },
          { term: 'Муниципалитет', value: record.municipality },
          { term: 'Группа сертификата', value: group },
          ...(yearlyAmount ? [{ term: 'Номинал на год', value: formatMoney(yearlyAmount) }] : []),
          { term: 'Заявление', value: `№\u00a0${record.applicationNumber}` },
          { term: 'Дата создания', value: formatMinute(record.createdAt, timeZone) },
          ...(deadline
            ? [{ term: 'Принести документы', value: deadlineWords(deadline, record.status === 'returned') }]
            : []),
          {
            term: 'Выбранное учреждение',
            value: record.chosenHere ? `${chosenInstitution} (Ваше)` : (chosenInstitution ?? 'не выбрано'),
          },
          { term: 'Действует до', value: formatDate(record.validUntil) },
        ]}
      />
    </Panel>
  );
}

/** A return does not prolong the term, and past it the papers are taken all the same. */
function deadlineWords(deadline: NonNullable<ActivationDesk['deadline']>, returned: boolean): string {
  return returned && deadline.left >= 0
    ? `${daysWords(deadline)}. Возврат срок не продлевает, но документы примут и после него`
    : daysWords(deadline);
}

function daysWords(deadline: NonNullable<ActivationDesk['deadline']>): string {
  return `до ${dateAndLeft(deadline)}${deadline.left < 0 ? ': принять всё равно можно' : ''}`;
}

/** The printout, for who could not print at home. */
export function RecordPaper({ record, desk: { paper }, timeZone }: RecordProps) {
  if (!paper) return null;
  return (
    <Panel title="Заявление и согласие">
      <p>Сформированы {formatMinute(paper.madeAt, timeZone)}.</p>
      {paper.outdated && <p>После этого данные изменились: сначала обновите заявление.</p>}
      <ButtonLink
        href={`/counter/certificates/${record.id}/paper`}
        target="_blank"
        rel="noopener"
        variant="secondary"
        wide
      >
        Распечатать заявление
        <span className="sr-only"> (откроется в новой вкладке)</span>
      </ButtonLink>
    </Panel>
  );
}
