import { resolve } from 'node:path';
import { closeDatabase } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { backupLines, needsAttention } from './backup/report-lines';
import { reportBackupFailure } from './backup/report-backup-failure';
import { takeBackup } from './backup/take-backup';
import { StartRefusal } from './start-refusal';

// npm run backup    makes a backup in BACKUP_DIR while the site works

/** What the command's exit code says; with the last one there is a backup, and somebody has to look. */
const exitCodes = { whole: 0, notMade: 1, needsAttention: 2 } as const;

try {
  if (process.argv.length > 2) throw new StartRefusal('У команды нет параметров: папку задаёт BACKUP_DIR.');
  console.log(`Копия — в папку ${resolve(environment().BACKUP_DIR)}.`);
  const report = await takeBackup((line) => console.log(line));
  for (const line of backupLines(report)) console.log(line);
  if (report.trouble !== null) reportBackupFailure(report.trouble);
  process.exitCode = needsAttention(report) ? exitCodes.needsAttention : exitCodes.whole;
} catch (error) {
  reportBackupFailure(error);
  process.exitCode = exitCodes.notMade;
} finally {
  await closeDatabase();
}
