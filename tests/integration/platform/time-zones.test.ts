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

/** Every date and word as a person in Novokuznetsk reads it. A moment is an instant in UTC. */
const expected = {
  database: { zone: 'UTC', 'its clock is ours': true, 'its day is that of Greenwich': true },
  today: {
    '2026-06-19T16:59:00Z': '19.06.2026, 19.06.2026 23:59:00',
    '2026-06-19T17:00:00Z': '20.06.2026, 20.06.2026 00:00:00',
    '2026-06-19T23:59:00Z': '20.06.2026, 20.06.2026 06:59:00',
    '2026-06-20T00:00:00Z': '20.06.2026, 20.06.2026 07:00:00',
    '2026-12-31T16:59:59Z': '31.12.2026, 31.12.2026 23:59:59',
    '2026-12-31T17:00:00Z': '01.01.2027, 01.01.2027 00:00:00',
    '2028-02-28T17:00:00Z': '29.02.2028, 29.02.2028 00:00:00',
    '2028-02-29T17:00:00Z': '01.03.2028, 01.03.2028 00:00:00',
  },
  'a slip': {
    '2026-08-19T16:59:59Z': 'листок выдан 20.06.2026, действует до 19.08.2026',
    '2026-08-19T17:00:00Z': 'листок от 20.06.2026 истёк',
  },
  'the passport at 14, born on 29 February': {
    '2026-02-27T16:59:59Z': 'Подать заявление на получение сертификата',
    '2026-02-27T17:00:00Z': 'Предоставить документ',
  },
  'the end at 18, born on 29 February': {
    '2026-02-27T16:59:59Z': ['Активирован', { active: 1, expired: 0, found: 0 }],
    '2026-02-27T17:00:00Z': ['Истёк', { active: 0, expired: 1, found: 1 }],
  },
  'the number at 5': {
    '2026-06-19T16:59:59Z':
      'Сертификат выдаётся с 5 лет. Заявка сохранена: вернитесь сюда 20.06.2026, и останется нажать одну кнопку.',
    '2026-06-19T17:00:00Z': 'получен',
  },
  'the term of what was received at 23:59': {
    '2026-06-18T17:02:00Z': ['25.06.2026, осталось 4\u00a0рабочих дня'],
    '2026-06-19T00:00:00Z': ['25.06.2026, осталось 4\u00a0рабочих дня'],
    '2026-06-25T16:59:00Z': ['25.06.2026, сегодня последний день'],
    '2026-06-25T17:00:00Z': ['25.06.2026, срок прошёл'],
    '2026-06-26T23:59:00Z': ['25.06.2026, срок прошёл'],
    '2026-06-29T17:00:00Z': ['25.06.2026, просрочено на 3\u00a0рабочих дня'],
  },
  'the letter of what was received at 23:59':
    'Сертификат дополнительного образования получен: принесите документы до 25.06.2026',
  'the term of what was received at 00:01': {
    '2026-06-18T17:02:00Z': ['26.06.2026, осталось 5\u00a0рабочих дней'],
    '2026-06-19T00:00:00Z': ['26.06.2026, осталось 5\u00a0рабочих дней'],
    '2026-06-25T16:59:00Z': ['26.06.2026, остался 1\u00a0рабочий день'],
    '2026-06-25T17:00:00Z': ['26.06.2026, сегодня последний день'],
    '2026-06-26T23:59:00Z': ['26.06.2026, срок прошёл'],
    '2026-06-29T17:00:00Z': ['26.06.2026, просрочено на 2\u00a0рабочих дня'],
  },
  'the letter of what was received at 00:01':
    'Сертификат дополнительного образования получен: принесите документы до 26.06.2026',
  // The third is the one received on the fifth birthday.
  'over in the counts': {
    '2026-06-25T16:59:59Z': 0,
    '2026-06-25T17:00:00Z': 1,
    '2026-06-26T16:59:59Z': 1,
    '2026-06-26T17:00:00Z': 3,
  },
  'found by the day of issue': { '2026-06-20T05:00:00Z': ['at 00:01'] },
  'the paper': ['сформировано 18.06.2026 23:59', 'сформировано 18.06.2026 23:59'],
  'the last day in a calendar': [
    'SEQUENCE:3',
    'DTSTAMP:20260618T170200Z',
    'DTSTART;VALUE=DATE:20260625',
    'DTEND;VALUE=DATE:20260626',
    'TRIGGER:-PT15H',
  ],
  // From nine to twelve there is one time of two hours, from one to five there are two.
  'the times to book': {
    '2026-06-18T16:59:00Z': [timesOn('2026-06-19'), timesOn('2026-06-20')],
    '2026-06-18T17:02:00Z': [timesOn('2026-06-19'), timesOn('2026-06-20'), timesOn('2026-06-21')],
    '2026-06-19T02:30:00Z': [
      timesOn('2026-06-19').filter((time) => !time.endsWith('T9:00')),
      timesOn('2026-06-20'),
      timesOn('2026-06-21'),
    ],
  },
  'the visit in a calendar': [
    'DTSTAMP:20260618T170300Z',
    'DTSTART:20260619T020000Z',
    'DTEND:20260619T040000Z',
    'TRIGGER:-PT2H',
  ],
  'the letter of the visit': 'Вы записаны на приём в пятницу, 19.06.2026, в\u00a09:00',
  'who accepts papers': { '2026-06-19T16:59:59Z': ['Уходит'], '2026-06-19T17:00:00Z': ['Приходит'] },
  'who is open': {
    '2026-06-19T01:59:00Z': ['closed'],
    '2026-06-19T02:00:00Z': ['open'],
    '2026-06-19T04:59:00Z': ['open'],
    '2026-06-19T05:00:00Z': ['lunch'],
    '2026-06-19T06:00:00Z': ['open'],
    '2026-06-19T10:00:00Z': ['closed'],
  },
  'changed data': {
    '2026-06-15T17:31:00Z': [
      '30.06.2026, осталось 10\u00a0рабочих дней',
      '14.07.2026, осталось 20\u00a0рабочих дней',
    ],
    '2026-07-13T17:00:00Z': [
      '30.06.2026, просрочено на 10\u00a0рабочих дней',
      '14.07.2026, сегодня последний день',
    ],
    '2026-07-14T17:00:00Z': ['30.06.2026, просрочено на 11\u00a0рабочих дней', '14.07.2026, срок прошёл'],
  },
  'the register as CSV': registered(),
  'the register as a table': registered(),
  'the days of the reports': [
    { matter: 'activated', day: '2026-02-02', count: 1 },
    { matter: 'activated', day: '2026-06-16', count: 1 },
    { matter: 'issued', day: '2026-02-02', count: 1 },
    { matter: 'issued', day: '2026-06-16', count: 1 },
    { matter: 'issued', day: '2026-06-18', count: 1 },
    { matter: 'issued', day: '2026-06-19', count: 1 },
    { matter: 'issued', day: '2026-06-20', count: 1 },
    { matter: 'issued', day: '2027-01-01', count: 1 },
  ],
  'what the nights bring': {
    '2026-12-14T16:59:59Z': ['14 лет: funding_year_opened', '18 лет: funding_year_opened'],
    '2026-12-14T17:00:00Z': ['14 лет: next_amount'],
    '2026-12-17T16:59:59Z': [],
    // Tomorrow is Saturday: who does not come on Friday comes on the last day.
    '2026-12-17T17:00:00Z': ['ждёт: deadline_tomorrow 21.12.2026'],
    '2026-12-21T16:59:59Z': [],
    '2026-12-21T17:00:00Z': ['ждёт: deadline_passed 28.12.2026'],
    '2026-12-28T16:59:59Z': [],
    '2026-12-28T17:00:00Z': ['ждёт: certificate_status_changed', 'ждёт: certificate_terminated'],
    '2026-12-31T16:59:59Z': [],
    '2026-12-31T17:00:00Z': [
      '14 лет: funding_year_opened',
      '14 лет: turns_fourteen',
      // The deed and the letter of it.
      '18 лет: certificate_expired',
      '18 лет: certificate_expired',
      '5 лет: may_receive',
      'заявка от 01.12: application_lapsed',
      'скоро 18: ends_soon 01.04.2027',
      'снимок: data_destroyed',
      'снимок: scans_destroyed',
    ],
  },
  'the days that were lived': {
    first: '2026-12-14',
    last: '2027-01-01',
    'all of them over': true,
    count: 19,
    brought: {
      // With the one that ended in February, when no worker ran.
      '2026-12-14': { certificate_expired: 1, year_renewed: 2 },
      '2026-12-15': { next_amount: 1 },
      '2026-12-18': { deadline_tomorrow: 1 },
      '2026-12-22': { deadline_passed: 1 },
      '2026-12-29': { overdue_cancelled: 1 },
      '2027-01-01': {
        certificate_expired: 1,
        application_lapsed: 1,
        may_receive: 1,
        turns_fourteen: 1,
        ends_soon: 1,
        year_renewed: 1,
        data_destroyed: 1,
      },
    },
  },
};

function timesOn(day: string): string[] {
  return [day, ...['9:00', '13:00', '15:00'].map((time) => `${day}T${time}`)];
}

function registered(): string[] {
  return [
    '01.03.2018 8 Не активирован 18.06.2026',
    '02.03.2018 8 Не активирован 19.06.2026',
    '05.03.2018 8 Активирован 16.06.2026 16.06.2026',
    '20.06.2021 5 Не активирован 20.06.2026',
    '29.02.2008 18 Истёк 02.02.2026 02.02.2026',
  ];
}

test(
  'a server in Greenwich, in Novokuznetsk and in Honolulu tells the same story, day by day',
  { timeout: 120_000 },
  async () => {
    const [greenwich = '', ...others] = await Promise.all(zones.map(factsIn));
    expect(JSON.parse(greenwich)).toEqual(expected);
    for (const told of others) expect(told).toBe(greenwich);
  },
);
