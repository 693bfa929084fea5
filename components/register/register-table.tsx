import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { Table, type Column } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { deadlineWords } from '@/lib/domain/deadline-words';
import { certificateKinds, registerColumns, type RegisterColumn } from '@/lib/domain/register-list';
import type { RegisterRow } from '@/lib/register/read-rows';

type Cell = Column<RegisterRow>['cell'];

function cellsIn(timeZone: string): Readonly<Record<RegisterColumn, Cell>> {
  return {
    birthDate: ({ birthDate }) => formatDate(birthDate),
    age: ({ age }) => age,
    status: ({ status }) => <CertificateStatusTag status={status} />,
    group: ({ group }) => group,
    kind: ({ kind }) => certificateKinds[kind],
    school: ({ school }) => school ?? '—',
    issued: ({ createdAt }) => formatMinute(createdAt, timeZone),
    activated: ({ activatedAt }) => (activatedAt ? formatMinute(activatedAt, timeZone) : '—'),
    activatedBy: ({ activatedBy }) => activatedBy ?? '—',
    deadline: ({ deadline }) => (deadline ? deadlineWords(deadline) : '—'),
    municipality: ({ municipality }) => municipality,
  };
}

type RegisterTableProps = {
  rows: readonly RegisterRow[];
  columns: readonly RegisterColumn[];
  timeZone: string;
};

/** A page of the register. The box beside the number takes a record into a deed on several; the number opens the record. */
export function RegisterTable({ rows, columns, timeZone }: RegisterTableProps) {
  const cells = cellsIn(timeZone);
  return (
    <Table
      caption="Записи реестра"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'child',
          header: 'Ребёнок',
          cell: ({ id, childName }) => (
            <TextLink href={`/counter/certificates/${id}/changes`} standalone>
              {childName}
            </TextLink>
          ),
        },
        {
          key: 'number',
          header: 'Номер сертификата',
          cell: ({ id, number }) => (
            <label className="inline-flex min-h-11 cursor-pointer items-center gap-2.5 whitespace-nowrap tabular-nums">
              <input type="checkbox" name="tick" value={id} className="tick-box" />
              {formatCertificateNumber(number)}
            </label>
          ),
        },
        ...columns.map((key): Column<RegisterRow> => ({
          key,
          header: registerColumns[key],
          cell: cells[key],
        })),
      ]}
    />
  );
}
