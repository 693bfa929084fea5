import { setTimeout as pause } from 'node:timers/promises';
import { keyring } from './encryption';
import { surveyKeys, type KeptPlace, type Share } from './key-survey';
import { rewrapColumn, type Pass, type Told } from './rewrap-column';
import { sealClearFileNames } from './seal-file-names';
import { columnPlaces } from './sealed-places';
import { headOf } from './envelope';
import {
  discardStoredFiles,
  headOfStoredFile,
  isHalfWritten,
  listStoredFiles,
  rewrapStoredFile,
} from './storage';
import { keysInUse } from './stored-keys';

type Progress = (place: KeptPlace, changed: number) => void;

export type Rotation = { left: Share[]; unopened: number };

const patience = { passes: 20, pauseMilliseconds: 500 };

/**
 * Brings every sealed value and every stored file under the current master key while the site runs. A value that
 * somebody is writing at the moment is passed over and taken by the next pass. May be killed and started again: what is
 * done stays done. Returns what is left; `report` hears of every step.
 */
export async function rotateKeys(report: Progress = () => undefined): Promise<Rotation> {
  for (let idle = 0; ;) {
    const { changed, unopened } = await passOver(report);
    const left = (await surveyKeys()).filter(({ under }) => under.key !== 'current');
    const waiting = left.reduce((sum, { count }) => sum + count, 0) - unopened;
    if (waiting <= 0) return { left, unopened };
    idle = changed > 0 ? 0 : idle + 1;
    if (idle === patience.passes) return { left, unopened };
    await pause(patience.pauseMilliseconds);
  }
}

async function passOver(report: Progress): Promise<Pass> {
  const sum: Pass = { changed: 0, unopened: 0 };
  const steps = [
    // Names first: sealed by the current key, they need no second visit.
    ['clear file names', sealClearFileNames],
    ...columnPlaces.map((place) => [place, (told: Told) => rewrapColumn(place, told)] as const),
    ['scan', rewrapFiles],
  ] as const;
  for (const [place, rewrap] of steps) {
    const { changed, unopened } = await rewrap((done) => report(place, done));
    sum.changed += changed;
    sum.unopened += unopened;
  }
  return sum;
}

async function rewrapFiles(told: Told): Promise<Pass> {
  const current = headOf(keyring().current);
  const pass: Pass = { changed: 0, unopened: 0 };
  for await (const key of listStoredFiles()) {
    if (isHalfWritten(key)) continue;
    const head = await headOfStoredFile(key);
    if (!head || head.equals(current)) continue;
    const outcome = await rewrapKeptFile(key);
    if (outcome === 'unopened') pass.unopened += 1;
    if (outcome === 'changed') told((pass.changed += 1));
  }
  return pass;
}

/** A file whose row was deleted meanwhile must not come back by being written anew. */
async function rewrapKeptFile(key: string): ReturnType<typeof rewrapStoredFile> {
  const hadRow = await hasRow(key);
  const outcome = await rewrapStoredFile(key);
  if (outcome === 'changed' && hadRow && !(await hasRow(key))) await discardStoredFiles([key]);
  return outcome;
}

async function hasRow(key: string): Promise<boolean> {
  return (await keysInUse([key])).has(key);
}
