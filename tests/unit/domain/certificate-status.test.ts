import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canAct,
  certificateStatuses,
  certificateTransitions,
  effectiveCertificateStatus,
  isLive,
  nextCertificateStatus,
  terminationReasons,
} from '@/lib/domain/certificate-status';
import type { CertificateAction, CertificateStatus } from '@/lib/domain/certificate-status';
import { birthdayAt } from '@/lib/domain/dates';
import { roles } from '@/lib/domain/roles';
import type { Role } from '@/lib/domain/roles';
import { anyDay, day } from './arbitraries';

const statuses = Object.keys(certificateStatuses) as CertificateStatus[];
const actions = Object.keys(certificateTransitions) as CertificateAction[];
const performers = [...(Object.keys(roles) as Role[]), 'system'] as const;

/** The rules once more, in another form: who may do what from where, and where it leads. */
const allowed = new Set(
  `
  not_activated activate operator active
  active undo_activation operator not_activated
  not_activated return_for_correction operator,municipal_admin,regional_admin returned
  returned mend parent,child,operator not_activated
  active suspend operator,municipal_admin,regional_admin suspended
  suspended restore operator,municipal_admin,regional_admin active
  not_activated terminate operator,municipal_admin,regional_admin terminated
  returned terminate operator,municipal_admin,regional_admin terminated
  active terminate operator,municipal_admin,regional_admin terminated
  suspended terminate operator,municipal_admin,regional_admin terminated
  not_activated withdraw_consent parent,child terminated
  returned withdraw_consent parent,child terminated
  active withdraw_consent parent,child terminated
  suspended withdraw_consent parent,child terminated
  not_activated expire system expired
  returned expire system expired
  active expire system expired
  suspended expire system expired
`
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [from = '', action = '', who = '', to = ''] = line.trim().split(' ');
      return who.split(',').map((role) => `${from} ${action} ${role} ${to}`);
    }),
);

const cross = statuses.flatMap((status) =>
  actions.flatMap((action) => performers.map((role) => ({ status, action, role }))),
);

describe('status × action × role', () => {
  test('the cross is whole', () => {
    expect(cross).toHaveLength(6 * 9 * 7);
    const reached = cross.filter(({ status, action, role }) => canAct(action, status, role));
    expect(reached).toHaveLength(allowed.size);
  });

  test.each(cross)('$status × $action × $role', ({ status, action, role }) => {
    const to = nextCertificateStatus(action, status);
    expect(canAct(action, status, role)).toBe(allowed.has(`${status} ${action} ${role} ${to}`));
  });

  test.each(actions)('%s leads from exactly the statuses of the table', (action) => {
    const lines = [...allowed].filter((line) => line.split(' ')[1] === action);
    const expected = new Map(lines.map((line) => [line.split(' ')[0], line.split(' ')[3]]));
    for (const status of statuses) {
      expect(nextCertificateStatus(action, status)).toBe(expected.get(status) ?? null);
    }
  });

  test('nothing leads out of a final status', () => {
    const final = statuses.filter((status) => !isLive(status));
    expect(final).toEqual(['terminated', 'expired']);
    for (const status of final) {
      expect(actions.every((action) => nextCertificateStatus(action, status) === null)).toBe(true);
    }
  });
});

describe('effectiveCertificateStatus', () => {
  const born = day('2008-06-20');

  test.each(statuses)('%s stays so until the day before the 18th birthday', (status) => {
    expect(effectiveCertificateStatus(status, born, day('2026-06-19'))).toBe(status);
  });

  test.each(statuses)('%s from the 18th birthday on', (status) => {
    const ended = status === 'terminated' ? 'terminated' : 'expired';
    expect(effectiveCertificateStatus(status, born, day('2026-06-20'))).toBe(ended);
    expect(effectiveCertificateStatus(status, born, day('2030-01-01'))).toBe(ended);
  });

  test('who was born on 29 February turns 18 on 28 February', () => {
    expect(effectiveCertificateStatus('active', day('2008-02-29'), day('2026-02-27'))).toBe('active');
    expect(effectiveCertificateStatus('active', day('2008-02-29'), day('2026-02-28'))).toBe('expired');
  });

  test('no one of 18 has a live certificate, no one younger loses it by age', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.constantFrom(...statuses), (birth, today, stored) => {
        const grown = today.since(birthdayAt(birth, 18)).sign >= 0;
        const status = effectiveCertificateStatus(stored, birth, today);
        return grown ? !isLive(status) : status === stored;
      }),
    );
  });
});

test('the words are those of the glossary', () => {
  expect(Object.values(certificateStatuses).map(({ title }) => title)).toEqual([
    'Не активирован',
    'Возвращён на исправление',
    'Активирован',
    'Приостановлен',
    'Прекращён',
    'Истёк',
  ]);
  expect(Object.keys(terminationReasons)).toHaveLength(6);
});
