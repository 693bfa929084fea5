import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatDate } from '@/lib/domain/dates';
import type { Pupil } from '@/lib/overview/pupils';

const accessWords = {
  signed_in: <StatusTag tone="success">Входили</StatusTag>,
  issued: <StatusTag tone="attention">Не входили</StatusTag>,
  none: <StatusTag tone="neutral">Без логина</StatusTag>,
} as const satisfies Record<Pupil['access'], unknown>;

/** Pupils of the institution: who has used the login and where the certificate stands. */
export function PupilTable({ pupils }: { pupils: readonly Pupil[] }) {
  return (
    <Table
      caption="Ученики и воспитанники"
      captionHidden
      rows={pupils}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', header: 'Фамилия, имя, отчество', cell: (pupil) => <PupilName pupil={pupil} /> },
        {
          key: 'birthDate',
          header: 'Дата рождения',
          cell: ({ birthDate }) => (birthDate ? formatDate(birthDate) : '—'),
        },
        { key: 'group', header: 'Класс или группа', cell: ({ groupName }) => groupName ?? '—' },
        {
          key: 'access',
          header: 'Вход в кабинет',
          cell: ({ access, slip }) => (
            <>
              <span className="whitespace-nowrap">{accessWords[access]}</span>
              {slip !== '' && <span className="block text-sm text-ink-soft">{slip}</span>}
            </>
          ),
        },
        {
          key: 'status',
          header: 'Сертификат',
          cell: ({ status }) => (status ? <CertificateStatusTag status={status} /> : 'нет'),
        },
      ]}
    />
  );
}

/** On paper a name is a name: a list that hangs in a classroom leads nowhere. */
function PupilName({ pupil: { id, name } }: { pupil: Pupil }) {
  return (
    <>
      <span className="print:hidden">
        <TextLink href={`/counter/logins/pupils/${id}`}>{name}</TextLink>
      </span>
      <span className="hidden print:inline">{name}</span>
    </>
  );
}
