import { describe, expect, test } from 'vitest';
import { applicationStatuses } from '@/lib/domain/application-status';
import type { ApplicationStatus } from '@/lib/domain/application-status';
import { certificateStatuses, isLive } from '@/lib/domain/certificate-status';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import type { AgeVerdict } from '@/lib/domain/eligibility';
import { nextStep } from '@/lib/domain/next-step';
import type { ChildSituation } from '@/lib/domain/next-step';
import { taskList } from '@/lib/domain/task-list';
import { day } from './arbitraries';

const tooYoung: AgeVerdict = { kind: 'too_young', opensOn: day('2026-12-01') };

const ready: ChildSituation = {
  age: { kind: 'eligible' },
  hasDocument: true,
  childDetailsComplete: true,
  applicantDetailsComplete: true,
  applicationStatus: null,
  certificateStatus: null,
  mayApply: true,
  someoneElsesApplication: false,
  isOneself: false,
};

function step(changes: Partial<ChildSituation>) {
  return nextStep({ ...ready, ...changes });
}

const certificates = [null, ...(Object.keys(certificateStatuses) as CertificateStatus[])];
const applications = [null, ...(Object.keys(applicationStatuses) as ApplicationStatus[])];
const yesNo = [true, false];

const everySituation = certificates.flatMap((certificateStatus) =>
  applications.flatMap((applicationStatus) =>
    [ready.age, tooYoung, { kind: 'too_old' } as const].flatMap((age) =>
      yesNo.flatMap((hasDocument) =>
        yesNo.flatMap((childDetailsComplete) =>
          yesNo.flatMap((mayApply) =>
            yesNo.flatMap((someoneElsesApplication) =>
              yesNo.map((isOneself) => ({
                ...ready,
                certificateStatus,
                applicationStatus,
                age,
                hasDocument,
                childDetailsComplete,
                mayApply,
                someoneElsesApplication,
                isOneself,
              })),
            ),
          ),
        ),
      ),
    ),
  ),
);

test('who has asked to be linked waits, whatever was begun; a certificate of their own goes first', () => {
  const waiting = { waitsForLink: true, hasDocument: false } as const;
  for (const applicationStatus of applications) {
    expect(step({ ...waiting, applicationStatus })).toMatchObject({
      state: 'Ждёт решения специалиста',
      tone: 'neutral',
      action: null,
    });
    expect(taskList({ ...ready, ...waiting, applicationStatus })).toEqual([]);
  }
  expect(step({ ...waiting, certificateStatus: 'active' }).action?.kind).toBe('use_certificate');
});

describe('a scan nobody will see', () => {
  const unseen = { hasDocument: false, scanTrouble: 'password' } as const;

  test('before a certificate is the next thing to do, with the reason', () => {
    expect(step(unseen)).toMatchObject({
      state: 'Скан не читается',
      tone: 'attention',
      action: { kind: 'provide_document', label: 'Добавить документ ещё раз' },
    });
    expect(step(unseen).text).toContain('закрыт паролем');
    expect(step({ ...unseen, scanTrouble: 'infected' }).state).toBe('Файл не прошёл проверку');
  });

  test('is told with a certificate that waits for its papers, to whoever may mend it', () => {
    const waiting = {
      ...unseen,
      certificateStatus: 'not_activated',
      applicationStatus: 'confirmed',
    } as const;
    expect(step(waiting).action?.kind).toBe('provide_document');
    expect(step(waiting).text).toContain('принесите оригинал');
    expect(step({ ...waiting, someoneElsesApplication: true }).action?.kind).toBe('bring_papers');
    expect(step({ ...waiting, certificateStatus: 'active' }).action?.kind).toBe('use_certificate');
  });
});

describe('before the application', () => {
  test('one thing after another', () => {
    const nothing = { hasDocument: false, childDetailsComplete: false, applicantDetailsComplete: false };
    expect(step(nothing).action?.kind).toBe('provide_document');
    expect(step({ ...nothing, hasDocument: true }).action?.kind).toBe('complete_applicant');
    expect(step({ childDetailsComplete: false }).action?.kind).toBe('complete_child');
    expect(step({}).action).toEqual({
      kind: 'file_application',
      label: 'Подать заявление на получение сертификата',
    });
  });

  test('asks for the document in the words people know', () => {
    expect(step({ hasDocument: false })).toMatchObject({
      text: 'Для получения сертификата необходимо добавить свидетельство о рождении или паспорт в документы ребенка',
      action: { kind: 'provide_document', label: 'Предоставить документ' },
    });
  });

  test('a child under five may have everything prepared and filed', () => {
    expect(step({ age: tooYoung })).toMatchObject({ action: { kind: 'file_application' } });
    expect(step({ age: tooYoung }).text).toContain('01.12.2026');
    expect(step({ age: tooYoung, hasDocument: false }).action?.kind).toBe('provide_document');
  });

  test('who may not apply is told who does', () => {
    const own = step({ mayApply: false, hasDocument: false });
    expect(own.action).toBeNull();
    expect(own.text).toContain('родитель (законный представитель)');
  });
});

describe('an open application', () => {
  test('waits for the e-mail to be confirmed', () => {
    expect(step({ applicationStatus: 'awaiting_confirmation' })).toMatchObject({
      state: 'Заявка на сертификат не подтверждена',
      tone: 'attention',
      action: { kind: 'confirm_email' },
    });
  });

  test('confirmed: the certificate can be had', () => {
    expect(step({ applicationStatus: 'confirmed' })).toMatchObject({
      state: 'Заявка на сертификат подтверждена',
      text: 'Теперь Вы можете получить сертификат.',
      action: { kind: 'get_certificate', label: 'Получить сертификат' },
    });
  });

  test('confirmed, but not five yet: the day is named and there is nothing to press', () => {
    const waiting = step({ applicationStatus: 'confirmed', age: tooYoung });
    expect(waiting.action).toBeNull();
    expect(waiting.text).toContain('01.12.2026');
  });

  test('confirmed, but the document no longer serves: it comes first', () => {
    const outgrown = step({ applicationStatus: 'confirmed', hasDocument: false });
    expect(outgrown.action?.kind).toBe('provide_document');
    expect(outgrown.state).toBe('Заявка на сертификат подтверждена');
  });

  test.each(['awaiting_confirmation', 'confirmed'] as const)(
    '%s by another guardian: no second one',
    (status) => {
      const other = step({ applicationStatus: status, someoneElsesApplication: true });
      expect(other.action).toBeNull();
      expect(other.text).toContain('уже подано');
    },
  );

  test.each(['awaiting_confirmation', 'confirmed'] as const)(
    '%s, seen by one who may not apply',
    (status) => {
      const seen = step({ applicationStatus: status, mayApply: false });
      expect(seen.action).toBeNull();
      expect(seen.text).toContain('родитель (законный представитель)');
    },
  );
});

describe('the child reads', () => {
  const own = { isOneself: true };

  test('asked for their own document and details, in the first person', () => {
    expect(step({ ...own, hasDocument: false }).text).toContain('свой паспорт');
    expect(step({ ...own, childDetailsComplete: false })).toMatchObject({
      text: 'Для заявления нужны ещё Ваши муниципалитет, адрес, школа и телефон.',
      action: { kind: 'complete_child', label: 'Заполнить сведения о себе' },
    });
  });

  test('never asked for the details of a parent', () => {
    const unknown = step({ ...own, applicantDetailsComplete: false, childDetailsComplete: false });
    expect(unknown.action?.kind).toBe('complete_child');
  });

  test('what the parent has filed is told of the child’s own certificate', () => {
    const filed = { ...own, applicationStatus: 'confirmed', someoneElsesApplication: true } as const;
    expect(step(filed).text).toMatch(/^Заявление на Ваш сертификат уже подано/);
  });
});

describe('a certificate', () => {
  test.each([
    ['not_activated', 'Не активирован', 'attention', 'bring_papers'],
    ['returned', 'Возвращён на исправление', 'attention', 'mend'],
    ['active', 'Активирован', 'success', 'use_certificate'],
    ['suspended', 'Приостановлен', 'stopped', 'use_certificate'],
  ] as const)('%s', (certificateStatus, state, tone, kind) => {
    const shown = step({ certificateStatus, applicationStatus: 'certificate_issued' });
    expect(shown).toMatchObject({ state, tone, action: { kind } });
  });

  test('comes before anything that is missing', () => {
    const shown = step({ certificateStatus: 'active', hasDocument: false, childDetailsComplete: false });
    expect(shown.action?.kind).toBe('use_certificate');
  });

  test('not activated: the papers are brought by the one who applied', () => {
    expect(step({ certificateStatus: 'not_activated' }).text).toContain('принесите документы');
    expect(step({ certificateStatus: 'not_activated', mayApply: false }).text).toContain('родитель');
  });

  test.each(['not_activated', 'returned'] as const)(
    '%s on the application of another guardian: nothing to do for this one',
    (certificateStatus) => {
      const seen = step({ certificateStatus, someoneElsesApplication: true });
      expect(seen.tone).toBe('neutral');
      expect(seen.text).toContain('тот, кто подал заявку');
    },
  );

  test('returned: a child under 14 cannot mend it, and is told who can', () => {
    const seen = step({ certificateStatus: 'returned', mayApply: false });
    expect(seen.action).toBeNull();
    expect(seen.text).toContain('родитель');
  });

  test.each(['terminated', 'expired'] as const)('%s: a new one may be applied for', (certificateStatus) => {
    const anew = step({ certificateStatus, applicationStatus: 'certificate_issued' });
    expect(anew.state).toBe(certificateStatuses[certificateStatus].title);
    expect(anew.text).toContain('можно получить новый');
    expect(anew.action?.kind).toBe('file_application');
  });

  test('a new application goes on, whatever became of the old certificate', () => {
    const anew = step({ certificateStatus: 'terminated', applicationStatus: 'confirmed' });
    expect(anew.action?.kind).toBe('get_certificate');
  });
});

describe('an application that is over', () => {
  test.each([
    ['cancelled', 'Заявка отменена'],
    ['lapsed', 'Срок подтверждения заявки истёк'],
  ] as const)('%s: may be filed anew', (applicationStatus, state) => {
    const anew = step({ applicationStatus });
    expect(anew.state).toBe(state);
    expect(anew.action?.kind).toBe('file_application');
    expect(step({ applicationStatus, certificateStatus: 'terminated' }).state).toBe(state);
  });
});

describe('eighteen and older', () => {
  test.each([null, 'terminated', 'expired'] as const)('certificate %s: it is over', (certificateStatus) => {
    const over = step({ age: { kind: 'too_old' }, certificateStatus, applicationStatus: 'confirmed' });
    expect(over).toMatchObject({ tone: 'stopped', action: null });
  });
});

describe('every situation', () => {
  const applying = ['provide_document', 'complete_child', 'complete_applicant', 'file_application'];

  test('has words to read, and no button for one who may not press it', () => {
    for (const situation of everySituation) {
      const { state, text, action } = nextStep(situation);
      expect(state).toMatch(/^[А-Я][а-яё ]{4,}/);
      expect(text).toMatch(/^[А-ЯЁ].*[.а-я]$/);
      expect(action === null || /^[А-Я]/.test(action.label)).toBe(true);
      if (!situation.mayApply && action) expect(['use_certificate', 'bring_papers']).toContain(action.kind);
    }
  });

  test('never offers a second application', () => {
    const taken = everySituation.filter(
      ({ certificateStatus, applicationStatus }) =>
        (certificateStatus && isLive(certificateStatus)) ||
        applicationStatus === 'awaiting_confirmation' ||
        applicationStatus === 'confirmed',
    );
    for (const situation of taken) {
      expect(nextStep(situation).action?.kind).not.toBe('file_application');
    }
  });

  test('leads a child of an age to apply to a certificate: there is always something to press', () => {
    const free = everySituation.filter(
      ({ age, mayApply, someoneElsesApplication, certificateStatus, applicationStatus }) =>
        age.kind === 'eligible' &&
        mayApply &&
        !someoneElsesApplication &&
        !(certificateStatus && isLive(certificateStatus)) &&
        applicationStatus !== 'awaiting_confirmation' &&
        applicationStatus !== 'confirmed',
    );
    for (const situation of free) {
      expect(applying).toContain(nextStep(situation).action?.kind);
    }
  });
});
