import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { onDatabase } from '@/lib/local/database-check';
import { spread } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';
import { openRegion, type Region } from '../region/open-region';
import { measuredWith } from '../setup/measured-with';
import { scratch } from '../setup/scratch';
import { fileLength, measureFiles, type FilesPace } from './files-pace';
import { watch, type Watched } from './watched-command';

const goalMinutes = 30;
const restored = 'restored';

const modes = {
  short: { children: 10_000, rounds: 1, files: 300 },
  full: { children: 500_000, rounds: 1, files: 3000 },
} as const;

/** A backup of a generated region and its restore into an empty database of the same server, as the commands do it. */
export async function* run({ full }: BenchOptions): AsyncGenerator<BenchTable> {
  const { children, rounds, files } = modes[full ? 'full' : 'short'];
  const region = await openRegion({ children });
  // Beside the region: what is written there is on a disk, as it would be.
  const folder = scratch('backups');
  try {
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) measured.push(await roundOf(region.databaseUrl, folder));
    const pace = await measureFiles(mkdtempSync(join(folder, 'files-')), files);
    const certificates = await countCertificates(region.databaseUrl);
    yield* [summary(region, measured, { pace, certificates }), steps(measured), filesTable(pace, files)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await region.stop();
  }
}

type Round = { backup: Watched; restore: Watched; megabytes: number; rows: string };

async function roundOf(databaseUrl: string, parent: string): Promise<Round> {
  const folder = mkdtempSync(join(parent, 'round-'));
  const settings = { BACKUP_DIR: folder, BACKUP_KEY: randomBytes(32).toString('base64') };
  const backup = await watch('backup', settings);
  const name = readdirSync(folder).find((each) => each.endsWith('Z')) ?? '';
  const parts = readdirSync(join(folder, name));
  const megabytes = parts.reduce((sum, part) => sum + statSync(join(folder, name, part)).size, 0) / 1024 ** 2;
  const rows = /строк: (.*)\./.exec(backup.lines.map(({ text }) => text).join('\n'))?.[1] ?? '';
  const url = new URL(databaseUrl);
  url.pathname = `/${restored}`;
  // A run that was broken off may have left it.
  await onServer(databaseUrl, `drop database if exists ${restored}`);
  await onServer(databaseUrl, `create database ${restored}`);
  try {
    const there = { ...settings, DATABASE_URL: url.href, STORAGE_DIR: join(folder, 'scans') };
    const restore = await watch('restore', there, [join(folder, name)]);
    return { backup, restore, megabytes, rows };
  } finally {
    await onServer(databaseUrl, `drop database ${restored}`);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onServer(databaseUrl: string, sql: string): Promise<void> {
  const url = new URL(databaseUrl);
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function countCertificates(databaseUrl: string): Promise<number> {
  return onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from certificate');
    return rows[0]?.n ?? 0;
  });
}

/** The most there can be: a page of a document of every certificate, none of them past its time, each with its small picture. */
function minutesOfFiles(certificates: number, megabytesPerSecond: number): number {
  return (certificates * (fileLength + thumbnailLength)) / 1024 ** 2 / megabytesPerSecond / 60;
}

const thumbnailLength = 20_000;

type Files = { pace: FilesPace; certificates: number };

function summary(region: Region, rounds: readonly Round[], { pace, certificates }: Files): BenchTable {
  const { children } = region;
  const files = minutesOfFiles(certificates, pace.restored);
  const minutes = (of: (round: Round) => Watched) =>
    spread(
      rounds.map((round) => of(round).seconds / 60),
      1,
    );
  const memory = (of: (round: Round) => Watched) =>
    spread(
      rounds.map((round) => of(round).megabytes ?? Number.NaN),
      0,
    );
  return {
    title: `Резервная копия региона на ${children.toLocaleString('ru-RU')} детей`,
    columns: ['что', 'значение', 'цель'],
    rows: [
      ['`npm run backup`, минут', minutes(({ backup }) => backup), '—'],
      [
        'размер копии базы, МБ',
        spread(
          rounds.map(({ megabytes }) => megabytes),
          0,
        ),
        '—',
      ],
      ['память при копировании, МБ', memory(({ backup }) => backup), 'не растёт с регионом'],
      [
        '`npm run restore` с проверкой, минут',
        minutes(({ restore }) => restore),
        `не больше ${goalMinutes} на 500 000 детей`,
      ],
      [
        `\`npm run restore\` вместе со сканами (${certificates.toLocaleString('ru-RU')} страниц, со скоростью из таблицы ниже), минут`,
        spread(
          rounds.map(({ restore }) => restore.seconds / 60 + files),
          1,
        ),
        `не больше ${goalMinutes} на 500 000 детей`,
      ],
      ['память при восстановлении, МБ', memory(({ restore }) => restore), 'не растёт с регионом'],
    ],
    notes: [
      `Строк в копии: ${rounds.at(-1)?.rows ?? ''}. Повторов: ${rounds.length}. Сканов в регионе нет: их время сосчитано, как если бы у каждого сертификата лежал скан документа в одну страницу с уменьшенной картинкой. ${measuredWith(region)}`,
    ],
  };
}

/** Each line names what begins with it. */
function steps(rounds: readonly Round[]): BenchTable {
  const rows = (['backup', 'restore'] as const).flatMap((command) => {
    const all = rounds.map((round) => spans(round[command]));
    return (all[0] ?? []).map(({ title }, step) => [
      `\`npm run ${command}\`: ${title}`,
      spread(
        all.map((each) => each[step]?.seconds ?? Number.NaN),
        1,
      ),
    ]);
  });
  return { title: 'Из чего складывается время', columns: ['шаг', 'секунд'], rows };
}

function spans({ lines, seconds }: Watched): { title: string; seconds: number }[] {
  const end = lines.findIndex(({ text }) => text.startsWith('Состояние на'));
  const said = lines.slice(0, end + 1);
  return said.slice(0, -1).map(({ at, text }, line) => ({
    title: text
      .replace(/\.$/, '')
      .replace(/^Копия (от|—) .*?(: |$)/, '')
      .replace(/^$/, 'начало'),
    seconds: (said[line + 1]?.at ?? seconds) - at,
  }));
}

function filesTable({ copied, again, restored }: FilesPace, count: number): BenchTable {
  const each = (value: number) => value.toFixed(0);
  return {
    title: `Файлы сканов (${count.toLocaleString('ru-RU')} файлов по 400 КБ), МБ/с`,
    columns: ['что', 'МБ/с'],
    rows: [
      ['первая копия, каждый файл прочитан обратно', each(copied)],
      ['следующая копия: файл уже лежит, прочитан и проверен', each(again)],
      ['возврат в хранилище', each(restored)],
    ],
  };
}
