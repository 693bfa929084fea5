import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { processScan } from '@/lib/documents/process-scan';
import { scanKeptSide, scanPixelLimit, scanThumbnailSide } from '@/lib/domain/scan-files';
import { database } from '@/lib/platform/database';
import { loadKeys } from '@/lib/platform/load-keys';
import { discardStoredFiles, storeFile } from '@/lib/platform/storage';
import { cameraPhoto } from '@/tests/support/pictures';
import { inTurns } from '../setup/in-turns';
import { measuredWith } from '../setup/measured-with';
import { openRegion } from '../region/open-region';
import { share, spread } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';

const photosOfRound = 3;

/**
 * Scans as the worker makes them of a real photo — read and opened, drawn, sealed, stored, written down — by turns with
 * bare sharp that makes the same two pictures and keeps nothing.
 */
export async function* run({ full }: BenchOptions): AsyncGenerator<BenchTable> {
  const region = await openRegion({ children: 10_000 });
  try {
    await loadKeys();
    const photo = await cameraPhoto();
    const ownerId = region.people.parents[0]?.accountId ?? '';
    const portal = async () => {
      const scans: string[] = [];
      for (let at = 0; at < photosOfRound; at += 1) scans.push(await received(ownerId, photo));
      const rate = await perSecond((at) => processScan({ scanId: scans[at] ?? '' }));
      for (const scanId of scans) await takeAway(scanId);
      return rate;
    };
    const bare = () => perSecond(() => drawBare(photo));
    await inTurns(1, portal, bare);
    const { ones, others } = await inTurns(full ? 30 : 6, portal, bare);
    yield table(photo.length, ones, others, measuredWith(region));
  } finally {
    await region.stop();
  }
}

function table(
  bytes: number,
  portal: readonly number[],
  bare: readonly number[],
  conditions: string,
): BenchTable {
  const ratios = portal.map((value, round) => value / (bare[round] ?? Number.NaN));
  const milliseconds = (rates: readonly number[]) => (1000 / share(rates, 0.5)).toFixed(0);
  return {
    title: 'Снимки документов',
    columns: ['кто', 'снимков в секунду', 'мс на снимок', 'доля от предела', 'цель'],
    rows: [
      ['портал', spread(portal, 2), milliseconds(portal), spread(ratios, 2), '≥ 0,9'],
      ['голый sharp', spread(bare, 2), milliseconds(bare), '—', '—'],
    ],
    notes: [
      `Снимок с телефона: JPEG, 12 мегапикселей, ${(bytes / 1024 ** 2).toFixed(1).replace('.', ',')} МБ. Портал читает и расшифровывает файл, проверяет, рисует страницу и уменьшенную, шифрует и сохраняет обе (с fsync), пишет в базу и удаляет присланное; голый sharp рисует те же две. По одному, на одном ядре. ${conditions}`,
    ],
  };
}

async function perSecond(work: (at: number) => Promise<void>): Promise<number> {
  const since = performance.now();
  for (let at = 0; at < photosOfRound; at += 1) await work(at);
  return (photosOfRound * 1000) / (performance.now() - since);
}

/** A sent file as the web process leaves it for the worker. */
async function received(ownerId: string, photo: Buffer): Promise<string> {
  const id = randomUUID();
  const storageKey = await storeFile(photo);
  await database().scan.create({
    data: { id, ownerId, storageKey, mediaType: 'image/jpeg', size: photo.length, createdAt: new Date() },
  });
  return id;
}

/** What was made of it; fails where nothing was. */
async function takeAway(scanId: string): Promise<void> {
  const pages = await database().scanPage.findMany({ where: { scanId } });
  if (pages.length !== 1) throw new Error('Снимок не обработан');
  await database().scan.delete({ where: { id: scanId } });
  await discardStoredFiles(
    pages.flatMap(({ storageKey, thumbnailKey }) => [storageKey, thumbnailKey ?? []].flat()),
  );
}

async function drawBare(photo: Buffer): Promise<void> {
  const inside = { fit: 'inside', withoutEnlargement: true } as const;
  const picture = await sharp(photo, { limitInputPixels: scanPixelLimit, failOn: 'warning' })
    .autoOrient()
    .resize({ width: scanKeptSide, height: scanKeptSide, ...inside })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82, optimiseCoding: false })
    .toBuffer();
  await sharp(picture)
    .resize({ width: scanThumbnailSide, height: scanThumbnailSide, ...inside })
    .jpeg({ quality: 75 })
    .toBuffer();
}
