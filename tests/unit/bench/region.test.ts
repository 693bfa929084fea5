import '@/tests/support/unit-settings';
import { describe, expect, test } from 'vitest';
import { parseSnils } from '@/lib/domain/snils';
import { inventedDocument, inventedSnils } from '@/lib/local/demo/invented-numbers';
import { namesOf } from '@/tests/bench/region/generator/invented-names';
import { townOf, type Places, type Town } from '@/tests/bench/region/generator/places';
import { RegionDays } from '@/tests/bench/region/generator/region-days';
import { timelineOf } from '@/tests/bench/region/generator/rows/timeline';
import { childrenOf, familiesFor, stageOf } from '@/tests/bench/region/generator/stages';

const days = new RegionDays(new Date('2026-11-22T12:00:00Z'));
const children = Array.from({ length: 3000 }, (_, child) => child);
const timeline = (child: number) => timelineOf(child, stageOf(child), days.today - 60 - (child % 900), days);

describe('a generated region', () => {
  test('has sixty certificates for a hundred children', () => {
    const certificates = children.slice(0, 100).flatMap((child) => timeline(child).certificates);
    expect(certificates).toHaveLength(60);
  });

  test('gives every child to one family', () => {
    const families = familiesFor(1000);
    const numbers = Array.from({ length: families }, (_, family) => childrenOf(family)).flatMap(
      ({ first, count }) => Array.from({ length: count }, (_, order) => first + order),
    );
    expect(numbers.slice(0, 1000)).toEqual(Array.from({ length: 1000 }, (_, child) => child));
    expect(childrenOf(families - 1).first).toBeLessThan(1000);
  });

  test('lets things happen in their order, at an age at which they may', () => {
    for (const child of children) {
      const { birth, documentOn, applications, certificates } = timeline(child);
      for (const { received, activated, changed } of certificates) {
        expect(received - birth).toBeGreaterThanOrEqual(5 * 365);
        expect(received - birth).toBeLessThan(18 * 366);
        expect(documentOn).toBeLessThanOrEqual(received);
        if (activated !== null) expect(activated).toBeGreaterThan(received);
        if (changed !== null) expect(changed).toBeGreaterThan(activated ?? received);
        expect(Math.max(received, activated ?? 0, changed ?? 0)).toBeLessThanOrEqual(days.today + 2);
      }
      for (const { filed } of applications) expect(filed - birth).toBeGreaterThanOrEqual(5 * 365);
    }
  });

  test('keeps room for the numbers of every family of a municipality', () => {
    const towns = [
      { id: 'one', turns: { from: 0, to: 700 } },
      { id: 'two', turns: { from: 700, to: 1000 } },
    ] as Town[];
    const places = { towns } as Places;
    const seen = children.map((family) => {
      const { town, ordinal } = townOf(places, family);
      return `${town.id} ${ordinal}`;
    });
    expect(new Set(seen).size).toBe(children.length);
    expect(seen.filter((one) => one.startsWith('one'))).toHaveLength(2100);
  });

  test('invents numbers with control digits, none of them twice', () => {
    const numbers = Array.from({ length: 20_000 }, (_, n) => n * 157);
    expect(new Set(numbers.map(inventedSnils)).size).toBe(numbers.length);
    for (const n of numbers.slice(0, 500)) expect(parseSnils(inventedSnils(n))).not.toBeNull();
    const born = days.plain(days.today - 3000);
    const documents = numbers.map((n) => inventedDocument(n, born, days.plain(days.today)));
    expect(new Set(documents.map(({ series, number }) => series + number)).size).toBe(numbers.length);
  });

  test('has common surnames and rare ones, one in a family', () => {
    const families = children.map((n) => namesOf(n));
    const counts = new Map<string, number>();
    for (const { father } of families) counts.set(father.surname, (counts.get(father.surname) ?? 0) + 1);
    const most = Math.max(...counts.values());
    expect(most / families.length).toBeGreaterThan(0.008);
    expect(most / families.length).toBeLessThan(0.05);
    expect(counts.size).toBeGreaterThan(800);
    for (const { mother, child } of families.slice(0, 100)) {
      expect(child(0).surname.slice(0, 3)).toBe(mother.surname.slice(0, 3));
      expect(child(0).givenName).not.toBe(child(1).givenName);
    }
  });
});
