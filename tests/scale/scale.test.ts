import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDate, plainDate } from '@/lib/domain/dates';
import { fullName, nameKey } from '@/lib/domain/names';
import type { TableKind } from '@/lib/domain/table-files';
import { database } from '@/lib/platform/database';
import { mostCounted } from '@/lib/register/list-ids';
import { givenGroup, givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { childrenPastVerbs } from './children-past-verbs';
import { expectPlainReport } from './expect-plain-report';
import { issueCertificates } from './issue-certificates';
import { Measurement } from './measure';

/*
 * What a whole region loads: four files of a quarter of the children each, loaded one after the other at the desk of one
 * municipality, and the register worked with after the first and after the last. Every step is a process of its own.
 */
const children = Number(process.env.SCALE_CHILDREN ?? 2000);
const quarter = Math.ceil(children / 4);
/** How many of them come by lists: all, unless fewer are asked for; the rest is written as rows. */
const loaded = Math.min(quarter, Math.ceil(Number(process.env.SCALE_LOADED ?? children) / 4));
const schoolCount = 80;

/** Most memory of a step, megabytes, and how much more it may hold with four times the children. */
const mostMemory = 400;
const mostGrowth = 1.25;

const measured = new Measurement();
const folder = mkdtempSync(join(tmpdir(), 'portal-scale-'));
const quarters = [1, 2, 3, 4] as const;
/** Excel first and last, so that the same kind of file is compared. */
const kindOf = (part: number): TableKind => (part === 1 || part === 4 ? 'xlsx' : 'csv');

let municipality: Awaited<ReturnType<typeof givenMunicipality>>;
let groupId: string;
let schools: string[];
let operator: { accountId: string; institutionId: string };
let desk: { sessionId: string; municipalityId: string };

beforeAll(async () => {
  municipality = await givenMunicipality();
  const { id: municipalityId } = municipality;
  groupId = (await givenGroup({ municipalityId })).id;
  const numbers = Array.from({ length: schoolCount }, (_, at) => at + 1);
  const made = numbers.map((n) =>
    givenInstitution({ municipalityId, kind: 'school', name: `МБОУ «Школа № ${n}»` }),
  );
  schools = (await Promise.all(made)).map(({ name }) => name);
  const center = await givenInstitution({ municipalityId, accepts: 'everybody' });
  const { accountId } = await givenStaff({ role: 'operator', institutionId: center.id });
  operator = { accountId, institutionId: center.id };
  const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId });
  desk = { sessionId: actor.sessionId, municipalityId };
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`\n${measured.table()}\n`);
});

const certificates = () => database().certificate.count({ where: { municipalityId: municipality.id } });

for (const part of quarters) {
  describe(`file ${part} of four`, () => loadedIs(part));
  if (part === 1 || part === 4) describe(`with ${part} of four files the register`, () => workedWith(part));
}

function loadedIs(part: number) {
  const kind = kindOf(part);
  const name = kind.toUpperCase();
  const file = join(folder, `list-${part}.${kind}`);
  const now = { children: part * quarter };
  let importId: string;

  test('is written as a stream, sent and checked: every row fits', async () => {
    const list = { file, kind, from: (part - 1) * quarter, rows: loaded, schools };
    await measured.step('generate', { title: `${name}: создать файл`, ...now }, list);
    const told = await measured.step('check', { title: `${name}: проверить`, ...now }, { ...desk, file });
    importId = told.importId;
    expect(told.counts).toMatchObject({ waiting: loaded, matched: 0, refused: 0 });
  });

  test('is confirmed and written, each row once', async () => {
    const told = await measured.step('write', { title: `${name}: записать`, ...now }, { ...desk, importId });
    expect(told.counts).toEqual({ waiting: 0, done: loaded, matched: 0, refused: 0, doubtful: 0 });
    const where = { municipalityId: municipality.id };
    await childrenPastVerbs({ ...where, from: (part - 1) * quarter + loaded, to: part * quarter });
    expect(await database().child.count({ where })).toBe(part * quarter);
    await issueCertificates({ ...where, code: municipality.code, groupId }, operator);
    expect(await certificates()).toBeGreaterThan(part * quarter * 0.75);
  });

  test('comes back with what came of each row', async () => {
    const outcome = { file: join(folder, `outcome-${part}.${kind}`) };
    await measured.step(
      'result',
      { title: `${name}: итог по строкам`, ...now },
      { ...desk, importId, ...outcome },
    );
    const title = `${name}: открыть итог`;
    const { lines } = await measured.step('reopened', { title, ...now }, { kind, ...outcome });
    expect(lines).toBe(loaded);
  });
}

function workedWith(part: number) {
  const now = { children: part * quarter };

  test('finds by surname, by name and day, and by number', async () => {
    const one = await database().certificate.findFirstOrThrow({
      where: { municipalityId: municipality.id },
      orderBy: { id: 'asc' },
      include: { child: { include: { person: true } } },
    });
    const { person } = one.child;
    const born = formatDate(plainDate(person.birthDate ?? new Date()));
    const queries = ['', person.surname, `${fullName(person)} ${born}`, one.number];
    const found = await measured.step('search', { title: 'реестр: найти', ...now }, { ...desk, queries });
    const namesakes = await database().certificate.count({
      where: {
        municipalityId: municipality.id,
        child: { person: { nameKey: { startsWith: nameKey(person.surname) } } },
      },
    });
    const whole = await certificates();
    const counted = (count: number) => ({ count: Math.min(count, mostCounted), more: count > mostCounted });
    expect(found).toMatchObject([
      counted(whole),
      counted(namesakes),
      { ...counted(1), numbers: [one.number] },
      { ...counted(1), numbers: [one.number] },
    ]);
    process.stdout.write(`  ${found.map(({ milliseconds }) => `${milliseconds} мс`).join(', ')}\n`);
  });

  test('is reported as a plain count of every record tells', async () => {
    for (const [by, words] of [
      ['count', 'досчитать'],
      ['rebuild', 'пересчитать заново'],
    ] as const) {
      const title = `отчёты: ${words}`;
      const sections = await measured.step('report', { title, ...now }, { ...desk, by });
      await expectPlainReport(sections, municipality.id);
    }
  });

  test.each(['xlsx', 'csv'] as const)('leaves as %s with every record in it', async (kind) => {
    const name = kind.toUpperCase();
    const file = { kind, file: join(folder, `register-${part}.${kind}`) };
    await measured.step('exported', { title: `реестр: выгрузить ${name}`, ...now }, { ...desk, ...file });
    const opened = await measured.step('reopened', { title: `реестр: открыть ${name}`, ...now }, file);
    const whole = await certificates();
    expect(opened).toMatchObject({ lines: whole, different: whole });
  });
}

describe('the memory of every step', () => {
  test(`stays below ${mostMemory} MB`, () => {
    const peaks = measured.figures.map(({ title, peak }) => [title, Math.round(peak / 1024 / 1024)] as const);
    expect(peaks.length).toBeGreaterThan(20);
    expect(peaks.filter(([, peak]) => peak > mostMemory)).toEqual([]);
  });

  test('does not grow with the children', () => {
    const titles = [...new Set(measured.figures.map(({ title }) => title))];
    const grown = titles.flatMap((title) => {
      const peaks = measured.peaksOf(title);
      const growth = (peaks.at(-1) ?? 0) / (peaks[0] ?? 1);
      return growth > mostGrowth ? [[title, growth]] : [];
    });
    expect(grown).toEqual([]);
  });
});
