import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withdrawalConsequences, type WithdrawalFacts } from '@/lib/domain/consent-withdrawal';
import {
  allRetentionMatters,
  dataCategories,
  dueBefore,
  retentionMatters,
  scanGone,
  termFault,
  termWords,
  type RetentionTerms,
} from '@/lib/domain/retention';

const usual = Object.fromEntries(
  allRetentionMatters.map((matter) => [matter, retentionMatters[matter].days.usual]),
) as unknown as RetentionTerms;

describe('terms', () => {
  test.each(allRetentionMatters)(
    '%s: the usual one lies within its bounds, nothing outside does',
    (matter) => {
      const { usual: days, min, max } = retentionMatters[matter].days;
      expect(termFault(matter, days)).toBeNull();
      fc.assert(
        fc.property(fc.double({ min: -10, max: 10_000, noNaN: true }), (typed) => {
          const fits = Number.isInteger(typed) && typed >= min && typed <= max;
          return (termFault(matter, typed) === null) === fits;
        }),
      );
      expect(termFault(matter, Number.NaN)).toContain(String(max));
    },
  );

  test('after a withdrawal no setting goes beyond the 30 days of the law, of which one is for the job', () => {
    expect(retentionMatters.withdrawn.days.max).toBe(29);
    expect(retentionMatters.scan_after_end.days.max).toBe(29);
  });

  test('every kind of data that a rule destroys has its words for the act', () => {
    for (const matter of allRetentionMatters) {
      for (const category of retentionMatters[matter].categories) {
        expect(dataCategories[category]).toMatch(/[а-я]{3}/i);
      }
    }
  });

  test('a term is told in days, whole years in years', () => {
    expect([1, 10, 365, 1095, 1825].map(termWords)).toEqual([
      '1\u00a0день',
      '10\u00a0дней',
      '1\u00a0год',
      '3\u00a0года',
      '5\u00a0лет',
    ]);
  });

  test('a day is 24 hours', () => {
    expect(dueBefore(new Date('2026-12-31T05:00:00Z'), 30)).toEqual(new Date('2026-12-01T05:00:00Z'));
  });

  test('in the place of a picture stands when and why it went, on the clock of the region', () => {
    const gone = {
      destroyedAt: new Date('2026-12-20T20:00:00Z'),
      destroyedFor: 'scan_after_activation',
    } as const;
    expect(scanGone(gone, 'Asia/Novokuznetsk')).toBe(
      'Скан удалён 21.12.2026: сертификат активирован, оригинал проверен',
    );
    expect(scanGone({ destroyedAt: null, destroyedFor: null }, 'UTC')).toBeNull();
  });
});

describe('what a withdrawal brings about', () => {
  const facts: WithdrawalFacts = {
    certificate: { number: '42 07 000 002', status: 'active' },
    openApplication: false,
    hasScan: true,
    terms: usual,
  };

  test('names the certificate that ends and the days after which pictures go', () => {
    const { ends, destroyed, stays } = withdrawalConsequences(facts);
    expect(ends[0]).toContain('Сертификат № 42 07 000 002 (сейчас «Активирован») станет «Прекращён»');
    expect(ends.join(' ')).toContain('кружок');
    expect(destroyed[0]).toBe('Снимки документов ребёнка — не позже чем через 10\u00a0дней.');
    expect(stays[0]).toContain('3\u00a0года');
  });

  test('an open application is cancelled; without either there is nothing to end', () => {
    expect(withdrawalConsequences({ ...facts, certificate: null, openApplication: true }).ends).toEqual([
      'Заявка на сертификат, которая сейчас в работе, будет отменена.',
    ]);
    const ended = { number: '42 07 000 002', status: 'terminated' } as const;
    expect(withdrawalConsequences({ ...facts, certificate: ended }).ends).toEqual([
      'Действующего сертификата и заявки нет: прекращать нечего.',
    ]);
  });

  test('of pictures nothing is said where there are none', () => {
    expect(withdrawalConsequences({ ...facts, hasScan: false }).destroyed.join()).not.toContain('Снимки');
  });
});
