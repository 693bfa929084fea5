import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { takeAwayScans } from '../latency/take-away-scans';
import { prepareWrites } from '../latency/writes';
import { picked, reads, signInReaders, type Readers } from '../latency/reads';
import { openRegion } from '../region/open-region';
import { shuffled, type Operation } from '../setup/open-loop';
import { residentMegabytes } from '../setup/processor-time';
import { startWeb, type Web } from '../setup/web';
import { share } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';

const goal = 400;
/** People at once; every fourth of them goes before the answer has come. */
const people = 12;

/**
 * Memory of the web process under everything that people do, some of whom hang up in the middle of a page, of a form or of
 * a photo. Flat is what has no slope over the second half.
 */
export async function run({ full }: BenchOptions): Promise<BenchTable[]> {
  const minutes = full ? 120 : 2;
  const region = await openRegion({ children: 10_000 });
  mkdirSync('.data/bench', { recursive: true });
  const storage = resolve(mkdtempSync(join('.data', 'bench', 'memory-')));
  try {
    const portal = await startWeb({ title: 'портал', env: { ...region.settings, STORAGE_DIR: storage } });
    try {
      const readers = await signInReaders(portal.url, region);
      const sent = await prepareWrites(portal.url, region);
      const deck = shuffled([...reads(readers, []), ...sent.weighed]);
      const end = performance.now() + minutes * 60_000;
      const told = { answers: 0, refused: 0, hungUp: 0 };
      const [samples] = await Promise.all([
        sampled(portal, end),
        ...Array.from({ length: people }, (_, one) =>
          one % 4 === 0 ? hangingUp(readers, end, told) : busy(deck, end, told),
        ),
      ]);
      return [table(samples, minutes, told)];
    } finally {
      await portal.stop();
    }
  } finally {
    await takeAwayScans(region.databaseUrl);
    await region.stop();
    rmSync(storage, { recursive: true, force: true });
  }
}

type Told = { answers: number; refused: number; hungUp: number };
type Sample = { minute: number; megabytes: number };

async function sampled(web: Web, end: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const start = performance.now();
  while (performance.now() < end) {
    samples.push({ minute: (performance.now() - start) / 60_000, megabytes: residentMegabytes(web.pid) });
    await wait(1000);
  }
  return samples;
}

async function busy(deck: readonly Operation[], end: number, told: Told): Promise<void> {
  while (performance.now() < end) {
    // Limits of a person refuse what goes on for hours: that is an answer, too.
    await picked(deck)
      .act()
      .then(
        () => (told.answers += 1),
        () => (told.refused += 1),
      );
  }
}

/** Asks, sends, uploads, and is gone a moment later. */
async function hangingUp({ portal, parents }: Readers, end: number, told: Told): Promise<void> {
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
  }
}

function table(samples: readonly Sample[], minutes: number, { answers, refused, hungUp }: Told): BenchTable {
  const second = samples.slice(Math.floor(samples.length / 2));
  const memory = samples.map(({ megabytes }) => megabytes);
  const highest = Math.max(...memory);
  const growth = slope(second) * 60;
  const words = (value: number) => value.toFixed(0);
  return {
    title: 'Память сайта',
    columns: ['что', 'МБ', 'цель'],
    rows: [
      ['наибольшая', words(highest), `≤ ${goal}`],
      [
        'медиана второй половины',
        words(
          share(
            second.map(({ megabytes }) => megabytes),
            0.5,
          ),
        ),
        '—',
      ],
      ['наклон второй половины, МБ в час', words(growth), '0'],
    ],
    notes: [
      `${minutes} минут(ы) смешанной нагрузки: ${people} человек без пауз, ответов ${answers}, отказов (пределы на человека) ${refused}, брошенных на полпути запросов ${hungUp}. Резидентная память процесса сайта, раз в секунду. За короткий прогон куча ещё растёт до своего обычного размера: о наклоне говорит полный.`,
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
