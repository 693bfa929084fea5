import { describe, expect, test } from 'vitest';
import { Trouble } from '@/tests/load/trouble';
import { allBenches, secondsBefore } from '@/tests/bench/all-benches';
import { pressOf } from '@/tests/bench/latency/families';
import { readTable, writeTable } from '@/tests/bench/latency/tables';
import { isRefusal, requireAnswers } from '@/tests/bench/memory/bench';

test('the short form of all benches is meant for a quarter of an hour', () => {
  const seconds = Object.values(allBenches).map((bench) => bench.seconds);
  expect(seconds.reduce<number>((sum, one) => sum + one, secondsBefore)).toBeLessThanOrEqual(15 * 60);
});

describe('memory that stays flat', () => {
  const told = { firstHalf: 1000, secondHalf: 900, refused: 5, hungUp: 20 };
  const done = { through: 3, faults: [] };

  test('counts only as refused what the portal refuses', () => {
    expect([429, 503].map((status) => isRefusal(new Trouble(status, 5)))).toEqual([true, true]);
    const faults = [new Trouble(500, null), new Trouble('lost', null), new Error('нет кнопки')];
    expect(faults.map(isRefusal)).toEqual([false, false, false]);
  });

  test('is no figure where hardly anything is answered any more, or nobody comes to the end', () => {
    expect(() => requireAnswers(told, done)).not.toThrow();
    expect(() => requireAnswers({ ...told, secondHalf: 400 }, done)).toThrow('всё реже');
    expect(() => requireAnswers(told, { through: 0, faults: ['ответ 500'] })).toThrow('ответ 500');
  });
});

describe('waiting', () => {
  const times = (count: number, milliseconds: number) => Array.from({ length: count }, () => milliseconds);
  const lastCell = (rows: readonly (readonly string[])[], title: string) =>
    rows.find(([name]) => name === title)?.at(-1);

  test('is held only by what was done often enough and never failed', () => {
    const arrivals = new Map([
      ['Кабинет', { times: times(300, 10), failures: [] }],
      ['Приём', { times: times(20, 10), failures: [] }],
      ['Журнал', { times: times(300, 10), failures: ['ответ 500'] }],
      ['Отчёт', { times: times(300, 900), failures: [] }],
    ]);
    const { rows } = readTable([...arrivals.keys()], arrivals, []);
    const verdicts = [...arrivals.keys()].map((title) => lastCell(rows, title));
    expect(verdicts).toEqual(['да', 'мало', 'нет', 'нет']);
  });

  test('of a form counts both who comes for it alone and who comes by it on the way', () => {
    const arrivals = new Map([['Выбор учреждения', { times: times(150, 10), failures: [] }]]);
    const pressed = new Map([
      ['Выбор учреждения', times(100, 20)],
      ['Вход', times(100, 900)],
    ]);
    const { rows } = writeTable(['Выбор учреждения'], { arrivals, pressed }, []);
    expect(rows.find(([name]) => name === 'Выбор учреждения')?.[1]).toBe('250');
    expect(lastCell(rows, 'Выбор учреждения')).toBe('да');
    // Sign-ins have figures of their own.
    expect(lastCell(rows, 'Вход')).toBe('—');
  });

  test('the presses of the main work are told apart by where they go', () => {
    const id = '0190a0b0-0000-7000-8000-000000000001';
    const pressed = [
      ['POST', `/cabinet/children/${id}/document/save`],
      ['POST', `/cabinet/children/${id}/apply/save`],
      ['GET', '/confirm-email/token'],
      ['POST', `/cabinet/applications/${id}/certificate/save`],
      ['POST', `/counter/certificates/${id}/activate`],
      ['GET', `/cabinet/certificates/${id}`],
    ] as const;
    expect(pressed.map(([method, path]) => pressOf({ method, path }))).toEqual([
      'Документ ребёнка',
      'Заявка',
      'Ссылка из письма',
      'Получение сертификата',
      'Активация специалистом',
      null,
    ]);
  });
});
