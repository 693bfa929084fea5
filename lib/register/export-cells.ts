import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import { dayIn, formatDate } from '@/lib/domain/dates';
import { certificateKinds } from '@/lib/domain/register-list';
import { environment } from '@/lib/platform/environment';
import type { RegisterRow } from './read-rows';

type ExportColumn = { title: string; cell: (row: RegisterRow) => string | number | null };

function dayOf(instant: Date | null): string | null {
  return instant && formatDate(dayIn(environment().TIME_ZONE, instant));
}

/** Everything the register shows, whatever columns the screen has: a file is worked on without it. */
export const exportColumns: readonly ExportColumn[] = [
  { title: 'Номер сертификата', cell: ({ number }) => formatCertificateNumber(number) },
  { title: 'Ребёнок', cell: ({ childName }) => childName },
  { title: 'Дата рождения', cell: ({ birthDate }) => formatDate(birthDate) },
  { title: 'Возраст', cell: ({ age }) => age },
  { title: 'Статус', cell: ({ status }) => certificateStatuses[status].title },
  { title: 'Муниципалитет', cell: ({ municipality }) => municipality },
  { title: 'Группа', cell: ({ group }) => group },
  { title: 'Вид сертификата', cell: ({ kind }) => certificateKinds[kind] },
  { title: 'Где учится', cell: ({ school }) => school },
  { title: 'Получен', cell: ({ createdAt }) => dayOf(createdAt) },
  { title: 'Активирован', cell: ({ activatedAt }) => dayOf(activatedAt) },
  { title: 'Кто активировал', cell: ({ activatedBy }) => activatedBy },
];

export function exportedCells(row: RegisterRow): (string | number | null)[] {
  return exportColumns.map(({ cell }) => cell(row));
}
