import { describe, expect, test } from 'vitest';
import {
  applicationLapseDays,
  applicationStatuses,
  applicationTransitions,
  canActOnApplication,
  confirmationLinkHours,
  isOpen,
  linkState,
  nextApplicationStatus,
} from '@/lib/domain/application-status';
import type { ApplicationAction, ApplicationStatus } from '@/lib/domain/application-status';
import { roles } from '@/lib/domain/roles';
import type { Role } from '@/lib/domain/roles';

const statuses = Object.keys(applicationStatuses) as ApplicationStatus[];
const actions = Object.keys(applicationTransitions) as ApplicationAction[];
const performers = [...(Object.keys(roles) as Role[]), 'system'] as const;

const leadsTo: Record<string, ApplicationStatus> = {
  'awaiting_confirmation confirm': 'confirmed',
  'awaiting_confirmation cancel': 'cancelled',
  'awaiting_confirmation lapse': 'lapsed',
  'confirmed issue': 'certificate_issued',
  'confirmed cancel': 'cancelled',
};
const who: Record<ApplicationAction, readonly string[]> = {
  confirm: ['parent', 'child', 'operator'],
  issue: ['parent', 'child', 'operator'],
  cancel: ['parent', 'child'],
  lapse: ['system'],
};

const cross = statuses.flatMap((status) => actions.map((action) => ({ status, action })));

describe('status × action × role', () => {
  test.each(cross)('$status × $action', ({ status, action }) => {
    const to = leadsTo[`${status} ${action}`] ?? null;
    expect(nextApplicationStatus(action, status)).toBe(to);
    for (const role of performers) {
      expect(canActOnApplication(action, status, role)).toBe(to !== null && who[action].includes(role));
    }
  });

  test('nothing leads out of a status that is not open', () => {
    expect(statuses.filter(isOpen)).toEqual(['awaiting_confirmation', 'confirmed']);
    for (const { status, action } of cross) {
      if (!isOpen(status)) expect(nextApplicationStatus(action, status)).toBeNull();
    }
  });
});

describe('linkState', () => {
  const createdAt = new Date('2019-06-20T02:59:33Z');
  const fresh = { createdAt, usedAt: null, voidedAt: null };
  const lastMoment = new Date('2019-06-22T02:59:32.999Z');
  const tooLate = new Date('2019-06-22T02:59:33.000Z');

  test('lives for 48 hours to the millisecond', () => {
    expect(confirmationLinkHours).toBe(48);
    expect(linkState(fresh, createdAt)).toBe('valid');
    expect(linkState(fresh, lastMoment)).toBe('valid');
    expect(linkState(fresh, tooLate)).toBe('expired');
  });

  test('is used once, and stays used', () => {
    const used = { ...fresh, usedAt: new Date('2019-06-20T03:00:00Z') };
    expect(linkState(used, lastMoment)).toBe('used');
    expect(linkState(used, tooLate)).toBe('used');
    expect(linkState({ ...used, voidedAt: lastMoment }, tooLate)).toBe('used');
  });

  test('is voided by a newer letter', () => {
    const voided = { ...fresh, voidedAt: new Date('2019-06-20T03:00:00Z') };
    expect(linkState(voided, lastMoment)).toBe('voided');
    expect(linkState(voided, tooLate)).toBe('voided');
  });
});

test('an application lapses after 30 days', () => {
  expect(applicationLapseDays).toBe(30);
});

test('the words are those of the glossary', () => {
  expect(applicationStatuses.awaiting_confirmation.title).toBe('Заявка на сертификат не подтверждена');
  expect(applicationStatuses.confirmed.title).toBe('Заявка на сертификат подтверждена');
  expect(new Set(Object.values(applicationStatuses).map(({ title }) => title)).size).toBe(statuses.length);
});
