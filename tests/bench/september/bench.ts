import { phonePhoto } from '@/tests/load/photo';
import type { Bench } from '../table';
import { runDay, type Day } from './run-day';
import { dayTable, stepsTable } from './tables';

type Flows = Omit<Day, 'webs' | 'workers'>;

/** Minutes: a spike of a minute and a minute after it. */
const whole: Flows = {
  warmUp: { perSecond: 2, seconds: 15 },
  rush: { perSecond: 10, seconds: 60 },
  calm: { perSecond: 2, seconds: 30 },
  spike: { perSecond: 10, seconds: 60 },
  after: { perSecond: 2, seconds: 75 },
};

const short: Flows = {
  warmUp: { perSecond: 2, seconds: 5 },
  rush: { perSecond: 10, seconds: 15 },
  calm: { perSecond: 2, seconds: 10 },
  spike: { perSecond: 10, seconds: 10 },
  after: { perSecond: 2, seconds: 20 },
};

/** «1 сентября»: many families at once on one web and one worker, then on two of each over the same database. */
export const run: Bench = async ({ full }) => {
  const flows = full ? whole : short;
  // As it was taken: so it comes from whoever's browser cannot make it lighter.
  const photo = await phonePhoto();
  const tables = [];
  for (const count of [1, 2]) {
    const outcome = await runDay({ webs: count, workers: count, ...flows }, photo);
    tables.push(dayTable(outcome), stepsTable(outcome));
  }
  return tables;
};
