import { StorageUnavailable } from '@/lib/platform/storage';
import { reportFailure } from '../report-failure';
import { StartRefusal } from '../start-refusal';

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: 'На диске не хватает места.',
  EACCES: 'К папке нет доступа: проверьте BACKUP_DIR, STORAGE_DIR и права.',
  EROFS: 'Папка доступна только для чтения: проверьте BACKUP_DIR и STORAGE_DIR.',
};

/** As `reportFailure`, with a sentence for the troubles of disks and of the storage. */
export function reportBackupFailure(error: unknown): void {
  reportFailure(foreseen(error) ?? error);
}

function foreseen(error: unknown): StartRefusal | null {
  const known =
    sentences[codeOf(error)] ?? (error instanceof StorageUnavailable ? sentences[codeOf(error.cause)] : null);
  if (known) return new StartRefusal(known);
  if (error instanceof StorageUnavailable)
    return new StartRefusal('Хранилище сканов не отвечает или отказывает.');
  return null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
