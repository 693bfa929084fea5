import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Refused, Trouble } from '@/tests/load/trouble';
import { Families } from '../latency/families';
import { takeAwayScans } from '../latency/take-away-scans';
import { prepareWrites } from '../latency/writes';
import { picked, reads, signInReaders, type Readers } from '../latency/reads';
import { openRegion } from '../region/open-region';
import { shuffled, type Operation } from '../setup/open-loop';
import { startPortal } from '../setup/portal';
import { residentMegabytes } from '../setup/processor-time';
import type { Web } from '../setup/web';
import { share } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';

const goal = 400;
/** Megabytes an hour: what the memory of a process moves up and down by itself within hours. */
const flat = 10;
/** People at once; some of them go before the answer has come. */
const people = 12;
const leaving = 3;

const modes = {
  short: { minutes: 0.4, familiesPerSecond: 0.25 },
  full: { minutes: 120, familiesPerSecond: 0.25 },
} as const;

/**
 * Memory of the web process under everything that people do, some of whom hang up in the middle of a page, of a form or of
 * a photo. Flat is what has no slope over the second half.
 */
export async function* run({ full }: BenchOptions): AsyncGenerator<BenchTable> {
  const { minutes, familiesPerSecond: perSecond } = modes[full ? 'full' : 'short'];
  const region = await openRegion({ children: 10_000 });
  try {
    const portal = await startPortal(region);
    try {
      const readers = await signInReaders(portal.urls, region);
      const sent = await prepareWrites(portal.urls, region);
      const deck = shuffled([...reads(readers), ...sent]).map(({ act }) => act);
      const seconds = minutes * 60;
      const families = await Families.prepare(portal, Math.round(seconds * perSecond));
      const start = performance.now();
      const end = start + seconds * 1000;
      const told: Told = { firstHalf: 0, secondHalf: 0, refused: 0, hungUp: 0 };
      const [samples] = await Promise.all([
        sampled(portal.web, { start, end }),
        families.come({ perSecond, seconds }, { measure: false }),
        ...Array.from({ length: people }, (_, one) =>
          one < leaving ? hangingUp(readers, end, told) : busy(deck, { start, end }, told),
        ),
      ]);
      families.close();
      requireAnswers(told, families);
      yield table(samples, { full, minutes, told, through: families.through }, portal.conditions);
    } finally {
      await portal.stop();
    }
  } finally {
    await takeAwayScans(region.databaseUrl);
    await region.stop();
  }
}

export type Told = { firstHalf: number; secondHalf: number; refused: number; hungUp: number };

/** A site that answers nothing has flat memory, too: that is no figure. */
export function requireAnswers(
  { firstHalf, secondHalf }: Told,
  { through, faults }: { through: number; faults: readonly string[] },
): void {
  if (secondHalf < firstHalf / 2) {
    throw new Error(
      `Сайт отвечает всё реже: ответов ${firstHalf} за первую половину, ${secondHalf} за вторую.`,
    );
  }
  if (through === 0) throw new Error(`Ни одна семья не прошла весь путь: ${faults.slice(0, 3).join('; ')}`);
}

/** Limits of a person refuse what goes on for hours: that is an answer, too. Nothing else is. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Refused || (error instanceof Trouble && [429, 503].includes(Number(error.status)));
}

type Span = { start: number; end: number };
type Sample = { minute: number; megabytes: number };

async function sampled(web: Web, { start, end }: Span): Promise<Sample[]> {
  const samples: Sample[] = [];
  while (performance.now() < end) {
    samples.push({ minute: (performance.now() - start) / 60_000, megabytes: residentMegabytes(web.pid) });
    await wait(1000);
  }
  return samples;
}

async function busy(deck: readonly Operation['act'][], { start, end }: Span, told: Told): Promise<void> {
  const middle = (start + end) / 2;
  while (performance.now() < end) {
    const act = picked(deck);
    try {
      await act();
      told[performance.now() < middle ? 'firstHalf' : 'secondHalf'] += 1;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      told.refused += 1;
    }
  }
}

/** Asks, sends, uploads, and is gone a moment later; tries again three times a second: more is a flood and not people. */
async function hangingUp(
  { portals: [portal = ''], parents }: Readers,
  end: number,
  told: Told,
): Promise<void> {
  while (performance.now() < end) {
    const { cookie, certificateId, childId } = picked(parents);
    const page = request(`${portal}/cabinet/certificates/${certificateId}`, { headers: { cookie } });
    const form = request(`${portal}/cabinet/children/${childId}/document/save`, {
      method: 'POST',
      headers: {
        cookie,
        origin: new URL(portal).origin,
        'content-type': 'multipart/form-data; boundary=cut',
        'content-length': '3000000',
      },
    });
    page.on('error', () => undefined).end();
    form.on('error', () => undefined);
    form.write(
      '--cut\r\ncontent-disposition: form-data; name="scan"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n',
    );
    form.write(Buffer.alloc(200_000, 1));
    await wait(10 + Math.random() * 40);
    page.destroy();
    form.destroy();
    told.hungUp += 2;
    await wait(300);
  }
}

type Outcome = { full: boolean; minutes: number; told: Told; through: number };

function table(
  samples: readonly Sample[],
  { full, minutes, told, through }: Outcome,
  conditions: string,
): BenchTable {
  const second = samples.slice(Math.floor(samples.length / 2));
  const highest = Math.max(...samples.map(({ megabytes }) => megabytes));
  const median = share(
    second.map(({ megabytes }) => megabytes),
    0.5,
  );
  const growth = slope(second) * 60;
  const held = (is: boolean) => (is ? 'да' : 'нет');
  const words = (value: number) => value.toFixed(0);
  const answers = told.firstHalf + told.secondHalf;
  return {
    title: 'Память сайта',
    columns: ['что', 'МБ', 'цель', 'держит'],
    rows: [
      ['наибольшая', words(highest), `≤ ${goal}`, held(highest <= goal)],
      ['медиана второй половины', words(median), '—', '—'],
      ['наклон второй половины, МБ в час', words(growth), `≤ ${flat}`, full ? held(growth <= flat) : '—'],
    ],
    notes: [
      `${String(minutes).replace('.', ',')} мин смешанной нагрузки: ${people} человек, из них ${leaving} бросают запросы, остальные без пауз; ответов ${answers} (за вторую половину ${told.secondHalf}), отказов по пределам на человека и «занято» ${told.refused}, брошенных на полпути запросов ${told.hungUp}; семей со всем путём ${through}. Любой другой ответ, чем страница или такой отказ, прерывает замер. Резидентная память процесса сайта, раз в секунду. За короткий прогон куча ещё растёт до своего обычного размера: о наклоне говорит полный. ${conditions}`,
    ],
  };
}

/** Megabytes a minute, by least squares. */
function slope(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [minute, megabytes] = [
    mean(samples.map((one) => one.minute)),
    mean(samples.map((one) => one.megabytes)),
  ];
  const along = samples.reduce((sum, one) => sum + (one.minute - minute) * (one.megabytes - megabytes), 0);
  const across = samples.reduce((sum, one) => sum + (one.minute - minute) ** 2, 0);
  return along / across;
}
