import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startS3 } from '@/tests/support/s3-server';
import { Gate } from '@/tests/support/gate';
import { ownFolder } from './own-folder';

export type StorageKind = 'folder' | 'bucket';

/** Where the scans lie, and how it fails. */
export type ScanStorage = {
  kind: StorageKind;
  /** As the portal takes them from its environment. */
  settings: Record<string, string>;
  /** How a full disk is brought about here, in words. */
  fullBy: string;
  setFull: (full: boolean, writers: readonly number[]) => void;
  setDown: (down: boolean) => Promise<void>;
  stop: () => Promise<void>;
};

export function startScanStorage(kind: StorageKind): Promise<ScanStorage> {
  return kind === 'bucket' ? startBucket() : Promise.resolve(startFolder());
}

async function startBucket(): Promise<ScanStorage> {
  const s3 = await startS3();
  const gate = await Gate.to(s3.port);
  return {
    kind: 'bucket',
    settings: { ...s3.settings, S3_ENDPOINT: `http://127.0.0.1:${gate.port}` },
    fullBy: 'хранилище S3 отвечает «нет места»',
    setFull: (full) => s3.setFull(full),
    setDown: (down) => (down ? gate.close('refusing') : gate.open()),
    stop: async () => {
      await gate.stop();
      await s3.stop();
    },
  };
}

/** The season before may have had one, the machine its own. */
const noBucket = { S3_ENDPOINT: '', S3_BUCKET: '', S3_ACCESS_KEY_ID: '', S3_SECRET_ACCESS_KEY: '' };

const roomy = 2 * 1024 * 1024;

function startFolder(): ScanStorage {
  const place = ownFolder('scans');
  const disk = ownDisk(place) ?? limitedFiles;
  const folder = join(place, 'scans');
  mkdirSync(folder);
  return {
    kind: 'folder',
    settings: { ...noBucket, STORAGE_DIR: folder },
    fullBy: disk.fullBy,
    setFull: disk.setFull,
    setDown: (down) => {
      if (down) hide(folder);
      else showAgain(folder);
      return Promise.resolve();
    },
    stop: () => {
      disk.remove();
      rmSync(place, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** Something else stands where the folder was, as with a disk that is not mounted: root, too, gets no further. */
function hide(folder: string): void {
  renameSync(folder, `${folder}.away`);
  writeFileSync(folder, '');
  chmodSync(folder, 0o000);
}

function showAgain(folder: string): void {
  rmSync(folder);
  renameSync(`${folder}.away`, folder);
}

type Disk = { fullBy: string; setFull: ScanStorage['setFull']; remove: () => void };

/** A file system of its own (Linux, as root): full is when it may grow no more. */
function ownDisk(place: string): Disk | null {
  const mount = (options: string) =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place], { stdio: 'ignore' }).status === 0;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !mount(`size=${roomy}k,mode=0755`)) {
    return null;
  }
  return {
    fullBy: 'отдельный диск в памяти (tmpfs), на котором кончилось место',
    setFull: (full) => {
      // A file written between the look and the change makes the size too small to be taken.
      for (let tries = 0; tries < 20; tries += 1) {
        if (mount(`remount,size=${full ? usedKilobytes(place) : roomy}k`)) return;
      }
      throw new Error('Диск снимков не принял нового размера.');
    },
    remove: () => {
      spawnSync('umount', ['--lazy', place], { stdio: 'ignore' });
    },
  };
}

function usedKilobytes(place: string): number {
  const { blocks, bfree, bsize } = statfsSync(place);
  // None at all would mean «as much as there is memory».
  return Math.max(4, Math.ceil(((blocks - bfree) * bsize) / 1024));
}

const unlimited = 'unlimited';

/** Without a disk of one's own: the processes that write scans may write no byte to any file. */
export const limitedFiles: Disk = {
  fullBy: 'предел размера файла (RLIMIT_FSIZE) у сайта и обработчика заданий',
  setFull: (full, writers) => {
    for (const pid of writers) {
      // The soft limit alone: who is not root may raise it again.
      const limit = `--fsize=${full ? 0 : unlimited}:`;
      const { status } = spawnSync('prlimit', ['--pid', String(pid), limit], { stdio: 'ignore' });
      if (status !== 0) throw new Error(`Предел размера файла не поставлен (prlimit, процесс ${pid}).`);
    }
  },
  remove: () => undefined,
};
