import { describe, expect, test } from 'vitest';
import type { ChildSituation } from '@/lib/domain/child-situation';
import { nextStep } from '@/lib/domain/next-step';
import { nextTask, taskList, type TaskKind, type TaskStatus } from '@/lib/domain/task-list';
import { day } from './arbitraries';

const start: ChildSituation = {
  age: { kind: 'eligible' },
  hasDocument: false,
  childDetailsComplete: false,
  applicantDetailsComplete: false,
  applicationStatus: null,
  certificateStatus: null,
  mayApply: true,
  someoneElsesApplication: false,
  isOneself: false,
};

const known = { hasDocument: true, childDetailsComplete: true, applicantDetailsComplete: true };

function statuses(changes: Partial<ChildSituation>): TaskStatus[] {
  return taskList({ ...start, ...changes }).map(({ status }) => status);
}

/** One letter a task: done, todo, visit, later. */
function shape(changes: Partial<ChildSituation>): string {
  return statuses(changes)
    .map((status) => status.charAt(0))
    .join('');
}

function hintOf(kind: TaskKind, changes: Partial<ChildSituation>): string | null | undefined {
  return taskList({ ...start, ...changes }).find((task) => task.kind === kind)?.hint;
}

describe('the way of a family', () => {
  test.each([
    ['nothing known: three forms in any order', {}, 'tttlllll'],
    ['the document only', { hasDocument: true }, 'dttlllll'],
    ['all known', known, 'dddtllll'],
    ['filed', { ...known, applicationStatus: 'awaiting_confirmation' }, 'ddddtlll'],
    ['confirmed', { ...known, applicationStatus: 'confirmed' }, 'dddddtll'],
    [
      'a number',
      { ...known, applicationStatus: 'certificate_issued', certificateStatus: 'not_activated' },
      'ddddddvl',
    ],
    [
      'returned',
      { ...known, applicationStatus: 'certificate_issued', certificateStatus: 'returned' },
      'ddddddvl',
    ],
    ['active', { applicationStatus: 'certificate_issued', certificateStatus: 'active' }, 'dddddddd'],
    ['suspended', { applicationStatus: 'certificate_issued', certificateStatus: 'suspended' }, 'dddddddd'],
    ['cancelled: filed anew', { ...known, applicationStatus: 'cancelled' }, 'dddtllll'],
    [
      'terminated: everything anew',
      { ...known, applicationStatus: 'certificate_issued', certificateStatus: 'terminated' },
      'dddtllll',
    ],
  ] as const)('%s', (_what, changes, expected) => {
    expect(shape(changes)).toBe(expected);
  });

  test('confirmed, but not five yet: the certificate waits and the day is named', () => {
    const young = {
      ...known,
      applicationStatus: 'confirmed',
      age: { kind: 'too_young', opensOn: day('2026-12-01') },
    } as const;
    expect(shape(young)).toBe('dddddlll');
    expect(hintOf('get_certificate', young)).toContain('01.12.2026');
  });

  test('a document outgrown on the way is asked for again, but the letter comes first', () => {
    const outgrown = { ...known, hasDocument: false };
    expect(shape({ ...outgrown, applicationStatus: 'confirmed' })).toBe('tddddlll');
    const waiting = { ...start, ...outgrown, applicationStatus: 'awaiting_confirmation' } as const;
    expect(nextTask(taskList(waiting))?.kind).toBe('confirm_email');
    expect(nextStep(waiting).action?.kind).toBe('confirm_email');
  });

  test('returned: what comes before the visit is said', () => {
    expect(hintOf('bring_papers', { certificateStatus: 'returned' })).toContain('Сначала сделайте');
    expect(hintOf('bring_papers', { certificateStatus: 'not_activated' })).toBeNull();
  });
});

describe('who has no way to go', () => {
  test.each([
    ['under 14', { mayApply: false }],
    ['over 18', { age: { kind: 'too_old' } }],
    ['filed by another', { applicationStatus: 'confirmed', someoneElsesApplication: true }],
    ['got by another', { certificateStatus: 'not_activated', someoneElsesApplication: true }],
  ] as const)('%s: no list', (_what, changes) => {
    expect(statuses(changes)).toEqual([]);
  });

  test('a cancelled application of another hinders nobody', () => {
    expect(shape({ ...known, applicationStatus: 'cancelled', someoneElsesApplication: true })).toBe(
      'dddtllll',
    );
  });
});

describe('a child of 14 or older', () => {
  test('has one form about themselves', () => {
    const list = taskList({ ...start, isOneself: true, applicantDetailsComplete: true });
    expect(list.map(({ kind }) => kind)).not.toContain('complete_applicant');
    expect(list.map(({ title }) => title)).toContain('Заполнить сведения о себе');
    expect(list.map(({ title }) => title).join()).not.toMatch(/реб[её]н/);
  });
});

describe('list and next step', () => {
  const yesNo = [true, false];
  const every = yesNo.flatMap((hasDocument) =>
    yesNo.flatMap((childDetailsComplete) =>
      yesNo.flatMap((applicantDetailsComplete) =>
        [null, 'awaiting_confirmation', 'confirmed', 'cancelled'].flatMap((applicationStatus) =>
          [null, 'not_activated', 'terminated'].map(
            (certificateStatus) =>
              ({
                ...start,
                hasDocument,
                childDetailsComplete,
                applicantDetailsComplete,
                applicationStatus,
                certificateStatus,
              }) as ChildSituation,
          ),
        ),
      ),
    ),
  );

  test('say the same: the button leads to the first task to do', () => {
    for (const situation of every) {
      expect(nextStep(situation).action?.kind).toBe(nextTask(taskList(situation))?.kind);
    }
  });
});
