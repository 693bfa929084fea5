import { parseArgs } from 'node:util';
import { closeDatabase } from '@/lib/platform/database';
import { closeJobs } from '@/lib/platform/jobs';
import { loadKeys } from '@/lib/platform/load-keys';
import { sendHeldLetters } from './backup/held-letters';
import { reportBackupFailure } from './backup/report-backup-failure';
import { contentLines, restoreLines } from './backup/report-lines';
import { checkBackup, restoreBackup } from './backup/restore-backup';
import { StartRefusal } from './start-refusal';

// npm run restore -- FOLDER             restores into the empty database and the storage of the settings
// npm run restore -- FOLDER --replace   also where there are people in the database: what it holds is lost
// npm run restore -- FOLDER --check     reads the backup to its end and changes nothing
// npm run restore -- --send-letters     sends the letters that a restore has held; alone or with a restore

const usage =
  'Укажите папку копии: npm run restore -- ПАПКА [--check | --replace] [--send-letters]. Письма, задержанные ' +
  'восстановлением: npm run restore -- --send-letters.';

const switches = {
  replace: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  'send-letters': { type: 'boolean', default: false },
} as const;

function asked() {
  try {
    const { values, positionals } = parseArgs({ options: switches, allowPositionals: true });
    const [folder, ...more] = positionals;
    const { replace, check, 'send-letters': sendLetters } = values;
    const isClear =
      folder === undefined ? sendLetters && !check && !replace : !(check && (replace || sendLetters));
    if (more.length === 0 && isClear) return { folder, replace, check, sendLetters };
  } catch {
    // A word it does not know: the usage says which there are.
  }
  throw new StartRefusal(usage);
}

function print(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

try {
  const { folder, replace, check, sendLetters } = asked();
  if (folder !== undefined && check) {
    print(contentLines(await checkBackup(folder)));
    print(['Копия прочитана целиком и не повреждена.']);
  } else if (folder !== undefined) {
    print(restoreLines(await restoreBackup(folder, { replace, say: (line) => print([line]) })));
  }
  if (sendLetters) {
    await loadKeys();
    print([`Поставлено в очередь задержанных писем: ${await sendHeldLetters()}.`]);
  }
} catch (error) {
  reportBackupFailure(error);
  process.exitCode = 1;
} finally {
  await closeJobs();
  await closeDatabase();
}
