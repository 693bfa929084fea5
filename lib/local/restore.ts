import { parseArgs } from 'node:util';
import { closeDatabase } from '@/lib/platform/database';
import { closeJobs } from '@/lib/platform/jobs';
import { loadKeys } from '@/lib/platform/load-keys';
import { readGivenNumbers, reserveNumbers } from './backup/given-numbers';
import { sendHeldLetters } from './backup/held-letters';
import { reportBackupFailure } from './backup/report-backup-failure';
import { contentLines, isAsItWas, restoreLines, reservedLines } from './backup/report-lines';
import { checkBackup, restoreBackup } from './backup/restore-backup';
import { StartRefusal } from './start-refusal';

// npm run restore -- FOLDER             restores into the empty database and the storage of the settings
// npm run restore -- FOLDER --replace   also where there are people in the database: what it holds is lost
// npm run restore -- FOLDER --check     reads the backup to its end and changes nothing
// npm run restore -- FOLDER --without-files  although not one file of the backup is there
// npm run restore -- --given-numbers=FILE    keeps numbers that were given after the backup; alone or with a restore
// npm run restore -- --send-letters     sends the letters that a restore has held; alone or with a restore

const usage =
  'Укажите папку копии: npm run restore -- ПАПКА [--check | --replace] [--without-files]. Номера, выданные после копии: ' +
  'npm run restore -- --given-numbers=ФАЙЛ. Письма, задержанные восстановлением: npm run restore -- --send-letters.';

/** With the last one all is restored that could be, and somebody has to look. */
const exitCodes = { failed: 1, needsAttention: 2 } as const;

const switches = {
  replace: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  'without-files': { type: 'boolean', default: false },
  'given-numbers': { type: 'string' },
  'send-letters': { type: 'boolean', default: false },
} as const;

function asked() {
  try {
    const { values, positionals } = parseArgs({ options: switches, allowPositionals: true });
    const [folder, ...more] = positionals;
    const { replace, check, 'without-files': withoutFiles } = values;
    const { 'send-letters': sendLetters, 'given-numbers': givenNumbers } = values;
    const restores = replace || withoutFiles;
    const follows = sendLetters || givenNumbers !== undefined;
    const isClear = folder === undefined ? follows && !check && !restores : !(check && (restores || follows));
    if (more.length === 0 && isClear) {
      return { folder, replace, check, withoutFiles, sendLetters, givenNumbers };
    }
  } catch {
    // A word it does not know: the usage says which there are.
  }
  throw new StartRefusal(usage);
}

function print(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

try {
  const { folder, replace, check, withoutFiles, sendLetters, givenNumbers } = asked();
  // Before hours of restoring: a list that cannot be read is said at once.
  const numbers = givenNumbers === undefined ? [] : await readGivenNumbers(givenNumbers);
  if (folder !== undefined && check) {
    print(contentLines(await checkBackup(folder)));
    print(['Копия прочитана целиком и не повреждена.']);
  } else if (folder !== undefined) {
    const report = await restoreBackup(folder, { replace, withoutFiles, say: (line) => print([line]) });
    print(restoreLines(report));
    if (!isAsItWas(report)) process.exitCode = exitCodes.needsAttention;
  }
  // Refuses while a restore is not finished.
  if (givenNumbers !== undefined || sendLetters) await loadKeys();
  if (givenNumbers !== undefined) print(reservedLines(await reserveNumbers(numbers)));
  if (sendLetters) {
    print([`Поставлено в очередь задержанных писем: ${await sendHeldLetters()}.`]);
  }
} catch (error) {
  reportBackupFailure(error);
  process.exitCode = exitCodes.failed;
} finally {
  await closeJobs();
  await closeDatabase();
}
