import { phonePhoto } from '@/tests/load/photo';
import type { BenchOptions, BenchTable } from '../table';
import { runDay, type Day } from './run-day';
import { dayTable, stepsTable } from './tables';

type Flows = Omit<Day, 'webs' | 'workers' | 'patienceMinutes'>;

/** The spike is five times what is usual, and twice the rush the portal is to bear. */
const whole: Flows = {
  warmUp: { perSecond: 2, seconds: 15 },
  rush: { perSecond: 10, seconds: 30 },
  calm: { perSecond: 4, seconds: 20 },
  spike: { perSecond: 20, seconds: 60 },
  after: { perSecond: 4, seconds: 60 },
};

const short: Flows = {
  warmUp: { perSecond: 2, seconds: 2 },
  // Figures come from windows of five seconds, the first of which does not count.
  rush: { perSecond: 10, seconds: 10 },
  calm: { perSecond: 4, seconds: 5 },
  spike: { perSecond: 20, seconds: 2 },
  after: { perSecond: 4, seconds: 10 },
};

/** Five times the rush itself: more than two cores can serve, so what counts is that nothing is lost. */
const flood: Flows = {
  ...whole,
  rush: { perSecond: 10, seconds: 20 },
  calm: { perSecond: 10, seconds: 10 },
  spike: { perSecond: 50, seconds: 60 },
  after: { perSecond: 10, seconds: 60 },
};

const one = { webs: 1, workers: 1 };
const two = { webs: 2, workers: 2 };

const shortDays: readonly Day[] = [{ ...one, ...short, patienceMinutes: 10 }];
const wholeDays: readonly Day[] = [
  { ...one, ...whole, patienceMinutes: 30 },
  { ...two, ...whole, patienceMinutes: 30 },
  { ...two, ...flood, patienceMinutes: 75 },
];

/** «1 сентября»: many families at once on one web and one worker, in full then on two of each over one database, and a flood over these. */
export async function* run({ full }: BenchOptions): AsyncGenerator<BenchTable> {
  // As it was taken: so it comes from whoever's browser cannot make it lighter.
  const photo = await phonePhoto();
  for (const day of full ? wholeDays : shortDays) {
    const outcome = await runDay(day, photo);
    yield dayTable(outcome);
    yield stepsTable(outcome);
  }
}
