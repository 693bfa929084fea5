import { StartRefusal } from '@/lib/local/start-refusal';
import { faults } from './kinds/all';
import type { Fault } from './kinds/fault';
import type { StorageKind } from './surroundings/scan-storage';

export type FaultSettings = {
  full: boolean;
  /** Every moment and choice follows from it. */
  seed: number;
  rounds: number;
  /** The short form ends with the round that is running by then, once each kind has had its turn. */
  minutes: number;
  kinds: readonly Fault[];
  /** Where the scans of the first season lie. */
  storage: StorageKind;
};

const fullRounds = 200;
const shortMinutes = 9;

/** `words`: of the command line; FAULTS_SEED, FAULTS_ROUNDS, FAULTS_KINDS and FAULTS_STORAGE repeat a run, or a part of one. */
export function faultSettings(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): FaultSettings {
  const unknown = words.find((word) => word !== 'full');
  if (unknown !== undefined) throw new StartRefusal(`Команда понимает одно слово, full, а не «${unknown}».`);
  const full = words.includes('full');
  const rounds = whole('FAULTS_ROUNDS', env.FAULTS_ROUNDS);
  return {
    full,
    seed: whole('FAULTS_SEED', env.FAULTS_SEED) ?? 1 + Math.floor(Math.random() * 999_999_999),
    rounds: rounds ?? (full ? fullRounds : Infinity),
    minutes: full || rounds !== null ? Infinity : shortMinutes,
    kinds: chosen(env.FAULTS_KINDS),
    storage: storageNamed(env.FAULTS_STORAGE),
  };
}

function whole(name: string, text: string | undefined): number | null {
  if (!text) return null;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new StartRefusal(`${name}: нужно целое число от 1 до 999999999.`);
}

function storageNamed(name: string | undefined): StorageKind {
  if (!name || name === 'folder') return 'folder';
  if (name === 'bucket') return 'bucket';
  throw new StartRefusal(`FAULTS_STORAGE: folder (папка) или bucket (S3), а не «${name}».`);
}

function chosen(names: string | undefined): readonly Fault[] {
  if (!names) return faults;
  return names.split(',').map((name) => {
    const fault = faults.find((one) => one.name === name.trim());
    if (fault) return fault;
    throw new StartRefusal(
      `FAULTS_KINDS: нет сбоя «${name}». Есть: ${faults.map((one) => one.name).join(', ')}.`,
    );
  });
}
