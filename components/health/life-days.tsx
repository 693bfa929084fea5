import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { lifeDeeds } from '@/lib/domain/life';
import { counted } from '@/lib/domain/plural';
import type { LivedDayRow } from '@/lib/health/life-days';

type LifeDaysProps = { days: readonly LivedDayRow[]; behind: number | null; timeZone: string };

/** What the portal did by itself, day by day. */
export function LifeDays({ days, behind, timeZone }: LifeDaysProps) {
  return (
    <>
      <Behind behind={behind} unfinished={days.some(({ finishedAt }) => finishedAt === null)} />
      <GivenUp days={days.filter(({ finishedAt, failed }) => finishedAt !== null && failed > 0)} />
      {days.length > 0 && (
        <Table
          caption="Последние дни"
          captionHidden
          rows={days}
          rowKey={({ day }) => day.toString()}
          columns={[
            { key: 'day', header: 'День', cell: ({ day }) => formatDate(day) },
            {
              key: 'finished',
              header: 'Закончен',
              cell: ({ finishedAt, attempts }) =>
                finishedAt ? formatMinute(finishedAt, timeZone) : `Нет, попыток: ${attempts}`,
            },
            { key: 'done', header: 'Что сделано', cell: ({ done }) => doneWords(done) },
            { key: 'failed', header: 'Не удалось', align: 'end', cell: ({ failed }) => failed },
          ]}
        />
      )}
    </>
  );
}

function Behind({ behind, unfinished }: { behind: number | null; unfinished: boolean }) {
  if (behind === null && !unfinished) return <p>Ежедневные задания ещё не выполнялись.</p>;
  // The night has just begun, or the worker is at it.
  if (behind !== null && behind <= 1 && !unfinished) return null;
  const days = behind === null ? '' : `: ${counted(behind, 'день', 'дня', 'дней')}`;
  return (
    <Notice tone="warning" title={`Ежедневные задания отстают${days}`}>
      <p>
        Проверьте, что работает исполнитель заданий, и найдите в журнале сервера события record_failed,
        life_step_failed и life_search_failed. Пропущенные дни портал наверстает сам, по порядку.
      </p>
    </Notice>
  );
}

/** Past days are not tried again: the days after them take up what was left, as far as it is still so. */
function GivenUp({ days }: Pick<LifeDaysProps, 'days'>) {
  if (days.length === 0) return null;
  return (
    <Notice tone="warning" title={`Не всё удалось за ${days.map(({ day }) => formatDate(day)).join(', ')}`}>
      <p>
        Следующие дни доделывают то, что ещё можно доделать. Найдите в журнале сервера за эти дни события
        record_failed, life_step_failed и life_search_failed: там названы записи и причина.
      </p>
    </Notice>
  );
}

function doneWords(done: LivedDayRow['done']): string {
  if (done.length === 0) return 'В этот день ничего не наступило';
  return done.map(([deed, count]) => `${lifeDeeds[deed]}: ${count}`).join('; ');
}
