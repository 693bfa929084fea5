import { hotReads } from '../reads/hot-reads';
import { gatherSubjects } from '../reads/subjects';
import { openRegion } from '../region/open-region';

/*
 * A process with one region: measures whenever its parent says so, so that two regions take turns. What it is told: how many
 * times each read is done, 0 to end. What it says: «ready», then of each read its times.
 */
export type Round = { key: string; title: string; times: number[] }[];

const children = Number(process.argv[2]);
const region = await openRegion({ children });
const { leave, ...subjects } = await gatherSubjects(region);
const reads = hotReads(subjects);
let turn = 0;

process.on('message', (times: number) => {
  answer(times).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.send?.('ready');

async function answer(times: number): Promise<void> {
  if (times > 0) {
    process.send?.(await measureAll(times));
    return;
  }
  await leave();
  await region.stop();
  process.exit(0);
}

async function measureAll(times: number): Promise<Round> {
  const first = turn;
  turn += times;
  const round: Round = [];
  for (const { key, title, read } of reads) {
    const taken: number[] = [];
    for (let at = first; at < first + times; at += 1) {
      const begun = performance.now();
      await read(at);
      taken.push(performance.now() - begun);
    }
    round.push({ key, title, times: taken });
  }
  return round;
}
