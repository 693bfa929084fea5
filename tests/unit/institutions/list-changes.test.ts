import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { describeListChange, findListChanges, type AcceptingSpan } from '@/lib/institutions/list-changes';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2019-08-01');

function span(id: string, from: string, to: string | null = null): AcceptingSpan {
  const institution = {
    id,
    shortName: `Школа ${id}`,
    address: `ул. ${id}, 1`,
    room: id === '1' ? 'каб. 5' : null,
  };
  return { institution, from: day(from), to: to === null ? null : day(to) };
}

function wordsOf(...spans: AcceptingSpan[]): string[] {
  return findListChanges(spans, today).map(describeListChange);
}

describe('как изменится список учреждений', () => {
  test('одно сменяет другое', () => {
    expect(wordsOf(span('1', '2019-08-13'), span('2', '2019-01-01', '2019-08-12'))).toEqual([
      'После 12.08.2019 для активации необходимо обратиться в Школа 1 (ул. 1, 1, каб. 5). Последний день приёма в Школа 2 — 12.08.2019.',
    ]);
  });

  test('новое добавляется к прежним', () => {
    expect(wordsOf(span('1', '2019-01-01'), span('2', '2019-12-01'))).toEqual([
      'С 01.12.2019 документы принимают также в Школа 2 (ул. 2, 1).',
    ]);
  });

  test('одно сменяет другое, а третье принимает как прежде', () => {
    expect(
      wordsOf(span('1', '2019-08-13'), span('2', '2019-01-01', '2019-08-12'), span('3', '2019-01-01')),
    ).toEqual([
      'С 13.08.2019 документы принимают также в Школа 1 (ул. 1, 1, каб. 5). Последний день приёма в Школа 2 — 12.08.2019.',
    ]);
  });

  test('одно перестаёт принимать', () => {
    expect(wordsOf(span('1', '2019-01-01'), span('2', '2019-01-01', '2019-08-31'))).toEqual([
      'Последний день приёма в Школа 2 — 31.08.2019.',
    ]);
  });

  test('продлённое право ничего не меняет', () => {
    expect(wordsOf(span('1', '2019-01-01', '2019-08-31'), span('1', '2019-09-01'))).toEqual([]);
  });

  test('ближайшее изменение первым, прошедшее не называется', () => {
    const changes = findListChanges(
      [span('1', '2020-01-01'), span('2', '2019-01-01', '2019-09-30'), span('3', '2019-08-01')],
      today,
    );
    expect(changes.map(({ from }) => from.toString())).toEqual(['2019-10-01', '2020-01-01']);
  });
});
