import { mkdirSync, writeFileSync } from 'node:fs';
import { ensureBuild } from '@/lib/local/build';
import { reportFailure } from '@/lib/local/report-failure';
import { phonePhoto, photoAsSent } from '@/tests/load/photo';
import { seeded } from '@/tests/support/life/seeded';
import { planSeasons } from './plan';
import { isClean, lineOf, report } from './report';
import { liveSeason, type SeasonOutcome } from './season';
import { faultSettings, type FaultSettings } from './settings';

/** Minutes that a season takes with no more than a round or two in it: there is a portal to be made, and an end to be waited for. */
const aSeason = 4;

/** Ctrl-C ends with the round that is running: what was found until then is told. */
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort());

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
process.exit();

async function run(): Promise<boolean> {
  const settings = faultSettings(process.argv.slice(2), process.env);
  const { full, seed } = settings;
  const isTimeFor = timeKeeper(settings);
  console.log(`Сбои, ${full ? 'полный' : 'короткий'} прогон. FAULTS_SEED=${seed}`);
  console.log((await ensureBuild(stopping.signal)) ? 'Сайт собран.' : 'Сайт уже собран.');
  const photo = await photoAsSent(await phonePhoto());
  const seasons: SeasonOutcome[] = [];
  let isWhole = true;
  for (const plan of planSeasons(settings)) {
    const [first] = plan.rounds;
    if (stopping.signal.aborted || !first || !isTimeFor(first.number, aSeason)) break;
    try {
      const season = await liveSeason(plan, {
        ...{ full, photo, goesOn: isTimeFor, signal: stopping.signal, random: seeded(seed + first.number) },
        onRound: (outcome) => console.log(lineOf(outcome)),
      });
      for (const words of season.violations) console.log(`в конце: ✘ ${words}`);
      seasons.push(season);
    } catch (error) {
      // What the rounds before have shown is told all the same.
      reportFailure(error);
      isWhole = false;
    }
  }
  const told = report(seasons, seed);
  mkdirSync('.data', { recursive: true });
  writeFileSync('.data/faults.md', told);
  console.log(`\n${told}`);
  return isWhole && isClean(seasons);
}

/** Counted from the start of the command, the build included. Each kind has its turn in any case. */
function timeKeeper({ minutes, kinds }: FaultSettings): (round: number, needed?: number) => boolean {
  const stopAt = performance.now() + minutes * 60_000;
  return (round, needed = 0) => round <= kinds.length || performance.now() + needed * 60_000 < stopAt;
}
