import { FactList } from '@/components/ui/fact-list';
import { formatMinute } from '@/lib/domain/dates';
import type { Health } from '@/lib/health/get-health';

type HealthFactsProps = { health: Health; timeZone: string };

export function HealthFacts({ health: { storage, base, audit, backup }, timeZone }: HealthFactsProps) {
  const waiting = audit.count === 0 ? 'нет' : audit.count.toLocaleString('ru-RU');
  return (
    <FactList
      items={[
        {
          term: 'Хранилище сканов',
          value: `${storage.kind === 'folder' ? 'Папка на сервере' : 'Хранилище S3'}: ${storage.reachable ? 'отвечает' : 'не отвечает'}`,
        },
        ...(storage.freeBytes === null
          ? []
          : [{ term: 'Свободно для сканов', value: inUnits(storage.freeBytes) }]),
        { term: 'Размер базы данных', value: inUnits(base.bytes) },
        { term: 'Соединения с базой', value: `${base.connections} из ${base.most}` },
        {
          term: 'Записи журнала без печати',
          value: audit.oldest ? `${waiting}, старейшая от ${formatMinute(audit.oldest, timeZone)}` : waiting,
        },
        {
          term: 'Последняя резервная копия',
          value: backup ? formatMinute(backup, timeZone) : 'Неизвестно: портал не знает, где её отметка',
        },
      ]}
    />
  );
}

const units = ['Б', 'КБ', 'МБ', 'ГБ', 'ТБ'] as const;

/** 12,5 ГБ */
function inUnits(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** power;
  return `${value.toLocaleString('ru-RU', { maximumFractionDigits: 1 })}\u00a0${units[power] ?? ''}`;
}
