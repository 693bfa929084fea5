import { describe, expect, test } from 'vitest';
import { faults } from '@/tests/faults/kinds/all';
import { planSeasons, type SeasonPlan } from '@/tests/faults/plan';
import { faultSettings } from '@/tests/faults/settings';

function planned(words: string[], env: Record<string, string>): SeasonPlan[] {
  return [...planSeasons(faultSettings(words, env))];
}

const kindsOf = (seasons: SeasonPlan[]) =>
  seasons.flatMap(({ rounds }) => rounds.map(({ fault }) => fault.name));

describe('the plan of rounds', () => {
  test('is the same for the same seed, moments and choices included', () => {
    const again = { FAULTS_SEED: '42', FAULTS_ROUNDS: '30' };
    const [one, other] = [planned([], again), planned([], again)];
    expect(kindsOf(one)).toEqual(kindsOf(other));
    const moments = (seasons: SeasonPlan[]) =>
      seasons.flatMap(({ rounds }) => rounds.map(({ random }) => random.between(0, 1_000_000)));
    expect(moments(one)).toEqual(moments(other));
    expect(kindsOf(planned([], { ...again, FAULTS_SEED: '43' }))).not.toEqual(kindsOf(one));
  });

  test('in full brings 200 rounds, every kind as often as any other and on both kinds of storage', () => {
    const seasons = planned(['full'], { FAULTS_SEED: '1' });
    const counts = faults.map(({ name }) => kindsOf(seasons).filter((kind) => kind === name).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(200);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(new Set(seasons.map(({ storage }) => storage))).toEqual(new Set(['folder', 'bucket']));
  });

  test('in short brings each kind before any comes again', () => {
    const kinds: string[] = [];
    for (const { rounds } of planSeasons(faultSettings([], { FAULTS_SEED: '5' }))) {
      kinds.push(...rounds.map(({ fault }) => fault.name));
      if (kinds.length >= faults.length) break;
    }
    expect(new Set(kinds.slice(0, faults.length)).size).toBe(faults.length);
  });
});

describe('the settings of the command', () => {
  test('name what is not understood', () => {
    expect(() => faultSettings(['fast'], {})).toThrow('Команда понимает одно слово, full, а не «fast».');
    expect(() => faultSettings([], { FAULTS_SEED: 'x' })).toThrow('FAULTS_SEED: нужно целое число');
    expect(() => faultSettings([], { FAULTS_KINDS: 'fire' })).toThrow(
      'FAULTS_KINDS: нет сбоя «fire». Есть: web-killed,',
    );
  });

  test('choose where the scans of the first season lie', () => {
    const storages = (first: Record<string, string>) =>
      planned([], { FAULTS_ROUNDS: '8', ...first }).map(({ storage }) => storage);
    expect(storages({})).toEqual(['folder', 'bucket']);
    expect(storages({ FAULTS_STORAGE: 'bucket' })).toEqual(['bucket', 'folder']);
    expect(() => faultSettings([], { FAULTS_STORAGE: 'tape' })).toThrow('а не «tape»');
  });

  test('choose kinds by their names', () => {
    const { kinds } = faultSettings([], { FAULTS_KINDS: 'disk-full, clock-back' });
    expect(kinds.map(({ name }) => name)).toEqual(['disk-full', 'clock-back']);
  });
});
