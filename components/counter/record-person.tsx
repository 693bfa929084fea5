import { CorrectLinks } from '@/components/counter/correct-links';
import { RecordFacts } from '@/components/counter/record-facts';
import { Panel } from '@/components/ui/panel';
import type { Fact } from '@/components/ui/fact-list';
import { StatusTag } from '@/components/ui/status-tag';
import { isLive } from '@/lib/domain/certificate-status';
import { formatDate } from '@/lib/domain/dates';
import { formatPhone } from '@/lib/domain/phone';
import { counted } from '@/lib/domain/plural';
import { formatSnils } from '@/lib/domain/snils';
import type { CounterRecord } from '@/lib/counter/open-record';
import type { RecordDocument, RecordPerson } from '@/lib/counter/record-parts';

/** The child as the operator holds them against the originals. */
export function RecordChild({ record }: { record: CounterRecord }) {
  const { child } = record;
  return (
    <Panel title="Ребёнок" dense>
      <RecordFacts
        items={[
          { term: 'ФИО', value: <strong>{child.name}</strong> },
          { term: 'Дата рождения', value: birthWords(child) },
          ...child.documents.map(documentFact),
          { term: 'СНИЛС', value: child.snils ? formatSnils(child.snils) : 'не указан' },
          { term: 'Адрес', value: child.address ?? 'не указан' },
          { term: 'Посещает', value: attendsWords(child) },
          ...(record.applicant === null ? contactFacts(child.phone, record.childEmail) : []),
        ]}
      />
      <Correct record={record} about="child" />
    </Panel>
  );
}

/** Who signs the papers; the child, when of 14 or older and applying alone. */
export function RecordApplicant({ record }: { record: CounterRecord }) {
  const { applicant } = record;
  if (!applicant) {
    return (
      <Panel title="Заявитель">
        <p>Ребёнок подал заявку сам: заявление и согласие подписывает он.</p>
      </Panel>
    );
  }
  return (
    <Panel title="Заявитель" dense>
      <RecordFacts
        items={[
          { term: 'ФИО', value: <strong>{applicant.name}</strong> },
          { term: 'Кто', value: <Tie tie={applicant.tie} /> },
          ...applicant.documents.map(documentFact),
          { term: 'СНИЛС', value: applicant.snils ? formatSnils(applicant.snils) : 'не указан' },
          { term: 'Адрес', value: applicant.address ?? 'не указан' },
          ...contactFacts(applicant.phone, applicant.email),
        ]}
      />
      <Correct record={record} about="applicant" />
    </Panel>
  );
}

/** What has ended is a matter of the archive. */
function Correct({ record, about }: { record: CounterRecord; about: 'child' | 'applicant' }) {
  if (!isLive(record.status)) return null;
  return <CorrectLinks certificateId={record.id} about={about} childApplies={record.applicant === null} />;
}

function birthWords({ birthDate, age }: RecordPerson): string {
  if (!birthDate || age === null) return 'не указана';
  return `${formatDate(birthDate)}, ${counted(age, 'год', 'года', 'лет')}`;
}

function documentFact(document: RecordDocument): Fact {
  const issued = [document.issuedOn && `дата выдачи ${formatDate(document.issuedOn)}`, document.issuedBy];
  return {
    term: document.superseded ? 'Прежний документ' : 'Документ',
    value: (
      <>
        <span className="tabular-nums">{document.title}</span>
        {issued.some(Boolean) && (
          <span className="block text-sm text-ink-soft">{issued.filter(Boolean).join(', ')}</span>
        )}
        {document.comment && (
          <span className="block text-sm text-ink-soft">Комментарий: {document.comment}</span>
        )}
      </>
    ),
  };
}

function contactFacts(phone: string | null, email: string | null): Fact[] {
  return [
    { term: 'Телефон', value: phone ? formatPhone(phone) : 'не указан' },
    { term: 'Почта', value: email ?? 'нет' },
  ];
}

function attendsWords({ attends, groupName, unattached }: CounterRecord['child']): string {
  if (attends) return [attends, groupName].filter(Boolean).join(', ');
  return unattached ? 'не посещает' : 'не указано';
}

type TieProps = { tie: NonNullable<CounterRecord['applicant']>['tie'] };

function Tie({ tie }: TieProps) {
  if (!tie || tie.ended) {
    return <StatusTag tone="stopped">Связь с ребёнком прекращена</StatusTag>;
  }
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-3 gap-y-1">
      {tie.ground}
      {tie.proven ? (
        <StatusTag tone="success">Подтверждено документами</StatusTag>
      ) : (
        <StatusTag tone="attention">Не подтверждено: проверьте по оригиналу</StatusTag>
      )}
    </span>
  );
}
