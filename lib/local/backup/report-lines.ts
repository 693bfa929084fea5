import type { Reserved } from './given-numbers';
import { rowsOf, type Manifest } from './manifest';
import type { RestoreReport } from './restore-backup';
import type { BackupReport } from './take-backup';

const number = new Intl.NumberFormat('ru');

/** What was backed up, as the person at the server reads it. */
export function backupLines({ folder, manifest, farSmaller, removed }: BackupReport): string[] {
  const { copied } = manifest.files;
  return [
    ...contentLines(manifest),
    `Файлов скопировано впервые: ${number.format(copied)}.`,
    ...(farSmaller
      ? [
          'ВНИМАНИЕ: в базе меньше половины того, что есть в одной из прежних копий. Та ли база в DATABASE_URL? Прежние копии ' +
            'не удалены; если так и должно быть, уберите их папки сами.',
        ]
      : []),
    ...(removed.backups > 0
      ? [`Старых копий удалено: ${number.format(removed.backups)}, файлов: ${number.format(removed.files)}.`]
      : []),
    `Копия готова и прочитана обратно: ${folder}`,
  ];
}

/** Whether somebody has to look: a file that is not in the store as it should be, a database that shrank, a step that failed. */
export function needsAttention({ manifest: { files }, farSmaller, trouble }: BackupReport): boolean {
  return files.lost + files.damaged + files.unread + files.rescued > 0 || farSmaller || trouble !== null;
}

export function contentLines(manifest: Manifest): string[] {
  const { takenAt, tables, files } = manifest;
  const megabytes = files.size / 1024 ** 2;
  return [
    `Состояние на ${takenAt}. Таблиц: ${tables.length}, строк: ${number.format(rowsOf(manifest))}.`,
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
    ...(files.unread > 0
      ? [`ВНИМАНИЕ: хранилище не отдаёт файлы, и в копию они не вошли: ${number.format(files.unread)}.`]
      : []),
    ...(files.rescued > 0
      ? [
          `ВНИМАНИЕ: в хранилище нет или испорчены файлы, целые в прежних копиях; в эту вошли: ${number.format(files.rescued)}.`,
        ]
      : []),
  ];
}

/** What was restored and what is left to do. */
export function restoreLines({ manifest, proof, heldLetters, migrations }: RestoreReport): string[] {
  const { audit, certificates, files, missing, faults } = proof;
  const chain = `вершина ${audit.head.position}:${audit.head.hash}`;
  return [
    ...contentLines(manifest),
    'Все таблицы прочитаны из базы обратно и совпадают с копией, связи между ними проверены.',
    `Файлов на месте и открывается: ${number.format(files)}.`,
    ...(missing.length > 0
      ? [
          `ВНИМАНИЕ: нет или не открываются файлы, которые были в копии: ${number.format(missing.length)}.`,
          ...missing.map((key) => `  ${key}`),
        ]
      : []),
    ...(faults.length === 0
      ? [
          `Сертификатов: ${number.format(certificates)}, номер каждого выдан и не повторяется.`,
          `Цепочка аудита цела, ${chain}`,
        ]
      : [
          ...faults.map((fault) => `ВНИМАНИЕ, так было и в копии: ${fault}`),
          `Сертификатов: ${number.format(certificates)}. Цепочка аудита: ${chain}`,
        ]),
    ...(migrations.length > 0 ? [`Применены более новые миграции: ${migrations.join(', ')}.`] : []),
    'Все сеансы завершены: люди войдут заново.',
    heldLettersLine(heldLetters),
    'Записанного после копии здесь нет. Что сделать дальше — в README, «Резервная копия».',
  ];
}

/** Whether all that the backup holds is there and is what it has to be. */
export function isAsItWas({ proof }: RestoreReport): boolean {
  return proof.missing.length + proof.faults.length === 0;
}

export function reservedLines({ reserved, known, strange }: Reserved): string[] {
  return [
    `Номеров занято: ${number.format(reserved)}, были заняты и так: ${number.format(known)}.`,
    ...(strange.length > 0
      ? [
          `ВНИМАНИЕ: номера не этого региона или неизвестного муниципалитета пропущены: ${strange.join(', ')}.`,
        ]
      : []),
  ];
}

function heldLettersLine(count: number): string {
  return count === 0
    ? 'Неотправленных писем в копии не было.'
    : `Задержано писем, которые ждали отправки: ${number.format(count)}. Возможно, они ушли до сбоя. Отправить: npm run restore -- --send-letters`;
}
