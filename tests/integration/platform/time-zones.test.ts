import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, inject, test } from 'vitest';
import { query } from '@/tests/support/empty-database';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Of the server the portal runs on, and the one the database falls back to. */
const zones = ['UTC', 'Asia/Novokuznetsk', 'Pacific/Honolulu'] as const;

async function databaseIn(zone: string): Promise<string> {
  const template = new URL(inject('templateDatabaseUrl'));
  const [server, own] = [new URL(template), new URL(template)];
  own.pathname = `/zone_${randomUUID().replaceAll('-', '')}`;
  server.pathname = '/postgres';
  await query(server.href, `create database ${own.pathname.slice(1)} template ${template.pathname.slice(1)}`);
  await query(server.href, `alter database ${own.pathname.slice(1)} set timezone to '${zone}'`);
  // What any other program that opens this database is given: the zone is really set.
  expect(await query(own.href, `select current_setting('TimeZone') as zone`)).toEqual([{ zone }]);
  return own.href;
}

/** The story of tests/support/zone-facts, lived by a process of this zone over a database of this zone. */
async function factsIn(zone: string): Promise<string> {
  const settings = { TZ: zone, DATABASE_URL: await databaseIn(zone), DATABASE_POOL: '5' };
  const story = spawn(process.execPath, ['--import', tsx, resolve('tests/support/zone-facts.ts')], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [told, complaints] = await Promise.all([text(story.stdout), text(story.stderr)]);
  if (told === '') throw new Error(complaints);
  return told;
}

const expected = {};

test(
  'a server in Greenwich, in Novokuznetsk and in Honolulu tells the same story, day by day',
  { timeout: 120_000 },
  async () => {
    const [greenwich = '', ...others] = await Promise.all(zones.map(factsIn));
    expect(JSON.parse(greenwich)).toEqual(expected);
    for (const told of others) expect(told).toBe(greenwich);
  },
);
