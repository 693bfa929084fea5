import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { environment } from '@/lib/platform/environment';
import {
  deriveMasterKey,
  headLength,
  headOf,
  openWith,
  sealWith,
  type Keyring,
} from '@/lib/platform/envelope';
import { StartRefusal } from '../start-refusal';
import { writeSynced } from './durable';
import type { BackupFolder } from './part';

const context = 'backup.manifest:';
const fileName = 'manifest.sealed';

const print = z.object({ bytes: z.number(), sha256: z.string() });
const rows = z.object({ rows: z.number() });

const manifest = z.object({
  format: z.literal(1),
  id: z.uuid(),
  /** The moment of the snapshot; whatever happened later is not in the backup. */
  takenAt: z.iso.datetime(),
  /** Key of the parts. It lies nowhere else: who opens the manifest opens the backup. */
  key: z.base64(),
  lastMigration: z.string(),
  /** Name of the master key of that time: without it what people entrusted stays closed. */
  masterKeyId: z.string(),
  /** Name of the one before, when something was still under it: the change of keys was not finished. */
  previousKeyId: z.string().nullable().default(null),
  auditHead: z.object({ position: z.string(), hash: z.string() }).nullable(),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  tables: z.array(print.extend({ name: z.string(), columns: z.array(z.string()), ...rows.shape })),
  jobs: print.extend(rows.shape),
  fileKeys: print.extend(rows.shape),
  files: print.extend({
    kept: z.number(),
    copied: z.number(),
    size: z.number(),
    gone: z.number(),
    lost: z.number(),
    damaged: z.number(),
    unread: z.number().default(0),
    /** Not in the store or spoiled there; an earlier backup had them, and so has this one. */
    rescued: z.number().default(0),
  }),
});

/** What a backup holds. It is written last and sealed by the key of backups: a folder without it is no backup. */
export type Manifest = z.output<typeof manifest>;

export function rowsOf({ tables }: Manifest): number {
  return tables.reduce((sum, table) => sum + table.rows, 0);
}

export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  await writeSynced(join(folder, fileName), sealWith(keysOfBackups(), context, JSON.stringify(content)));
}

export type OpenedBackup = BackupFolder & { manifest: Manifest };

/** Opens a finished backup; refuses with a sentence what is none, is damaged or belongs to another key. */
export async function openBackup(folder: string): Promise<OpenedBackup> {
  if (folder.endsWith(unfinished)) throw new StartRefusal(`Копия ${folder} не закончена.`);
  return readManifest(folder);
}

/** As `openBackup`, also for the one that is being written. */
export async function readManifest(folder: string): Promise<OpenedBackup> {
  const sealed = await readFile(join(folder, fileName)).catch(() => null);
  if (!sealed) throw new StartRefusal(`В папке ${folder} нет копии: нет файла ${fileName}.`);
  const keys = keysOfBackups();
  if (!sealed.subarray(0, headLength).equals(Buffer.from(headOf(keys.current)))) {
    throw new StartRefusal(
      `Копия ${folder} сделана под другим ключом BACKUP_KEY, чем тот, что задан сейчас, или её оглавление повреждено.`,
    );
  }
  const read = opened(folder, keys, sealed);
  return { folder, key: Buffer.from(read.key, 'base64'), manifest: read };
}

function opened(folder: string, keys: Keyring, sealed: Uint8Array): Manifest {
  try {
    return manifest.parse(JSON.parse(openWith(keys, context, sealed).toString('utf8')));
  } catch {
    throw new StartRefusal(`Копия повреждена: ${join(folder, fileName)} не открывается.`);
  }
}

/** The folder of a backup that is being written carries this ending. */
export const unfinished = '.unfinished';

export const manifestName = fileName;

function keysOfBackups(): Keyring {
  const { BACKUP_KEY } = environment();
  if (BACKUP_KEY === undefined) {
    throw new StartRefusal(
      'BACKUP_KEY: не задан ключ резервных копий. Создайте его (openssl rand -base64 32) и храните отдельно и от копий, и от MASTER_KEY.',
    );
  }
  return { current: deriveMasterKey(Buffer.from(BACKUP_KEY, 'base64')), previous: null };
}

/** Asked before anything is begun. */
export function requireBackupKey(): void {
  keysOfBackups();
}
