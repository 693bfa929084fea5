import { certificateStatuses, isLive } from '@/lib/domain/certificate-status';
import { sumOf, type AgeRow, type StandingRow } from '@/lib/standing/load-standing';
import type { ReportSection } from './section';

export function statusSection(standing: readonly StandingRow[]): ReportSection {
  return {
    key: 'status',
    title: 'Сертификаты по статусам',
    lead: 'Все сертификаты, как они числятся сегодня.',
    head: 'Статус',
    columns: ['Сертификатов'],
    rows: Object.entries(certificateStatuses).map(([status, { title }]) => ({
      label: title,
      values: [sumOf(standing, (row) => row.status === status)],
    })),
    chart: 'bars',
  };
}

const ages = Array.from({ length: 13 }, (_, at) => at + 5);

export function ageSection(certificates: readonly AgeRow[]): ReportSection {
  return {
    key: 'age',
    title: 'Сертификаты по возрасту детей',
    lead: 'Действующие сертификаты: сколько полных лет ребёнку сегодня.',
    head: 'Возраст, полных лет',
    columns: ['Действующих', 'Из них активированы'],
    rows: ages.map((age) => ({
      label: String(age),
      values: [
        sumOf(certificates, (row) => row.age === age && isLive(row.status)),
        sumOf(certificates, (row) => row.age === age && row.status === 'active'),
      ],
    })),
    chart: 'bars',
  };
}
