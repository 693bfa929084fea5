import type { Manifest } from './manifest';
import type { RestoreReport } from './restore-backup';
import type { BackupReport } from './take-backup';

const number = new Intl.NumberFormat('ru');

/** What was backed up, as the person at the server reads it. */
export function backupLines({ folder, manifest, removed }: BackupReport): string[] {
  const { copied } = manifest.files;
  return [
    ...contentLines(manifest),
    `Файлов скопировано впервые: ${number.format(copied)}.`,
    ...(removed.backups > 0
      ? [`Старых копий удалено: ${number.format(removed.backups)}, файлов: ${number.format(removed.files)}.`]
      : []),
    `Копия готова и прочитана обратно: ${folder}`,
  ];
}

export function contentLines({ takenAt, tables, files }: Manifest): string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const megabytes = files.size / 1024 ** 2;
  return [
    `Состояние на ${takenAt}. Таблиц: ${tables.length}, строк: ${number.format(rows)}.`,
    `Файлов: ${number.format(files.kept)}, ${number.format(Math.ceil(megabytes))} МБ.`,
    ...(files.gone > 0
      ? [`Уничтожено, пока шло копирование, и в копию не вошло файлов: ${number.format(files.gone)}.`]
      : []),
    ...(files.lost > 0
      ? [`ВНИМАНИЕ: в хранилище нет файлов, которые в нём должны быть: ${number.format(files.lost)}.`]
      : []),
    ...(files.damaged > 0
      ? [`ВНИМАНИЕ: не открываются ни одним главным ключом файлов: ${number.format(files.damaged)}.`]
      : []),
  ];
}

/** What was restored and what is left to do. */
export function restoreLines({ manifest, proof, heldLetters, migrations }: RestoreReport): string[] {
  const { audit, certificates, files } = proof;
  return [
    ...contentLines(manifest),
    'Все таблицы прочитаны из базы обратно и совпадают с копией, связи между ними проверены.',
    `Сертификатов: ${number.format(certificates)}, номер каждого выдан и не повторяется.`,
    `Файлов на месте и открывается: ${number.format(files)}.`,
    `Цепочка аудита цела, вершина ${audit.head.position}:${audit.head.hash}`,
    ...(migrations.length > 0 ? [`Применены более новые миграции: ${migrations.join(', ')}.`] : []),
    'Все сеансы завершены: люди войдут заново.',
    heldLettersLine(heldLetters),
    'Записанного после копии здесь нет. Что сделать дальше — в README, «Резервная копия».',
  ];
}

export function heldLettersLine(count: number): string {
  return count === 0
    ? 'Неотправленных писем в копии не было.'
    : `Задержано писем, которые ждали отправки: ${number.format(count)}. Возможно, они ушли до сбоя. Отправить: npm run restore -- --send-letters`;
}
