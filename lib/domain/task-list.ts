import { isOpen } from '@/lib/domain/application-status';
import { isLive } from '@/lib/domain/certificate-status';
import type { ChildSituation, StepKind } from '@/lib/domain/child-situation';
import { formatDate } from '@/lib/domain/dates';

/** `visit`: to be done, but not here: at an institution. */
export const taskStatuses = {
  done: { label: 'Готово' },
  todo: { label: 'Нужно сделать' },
  visit: { label: 'Ждём Вас' },
  later: { label: 'Впереди' },
} as const satisfies Record<string, { label: string }>;

export type TaskStatus = keyof typeof taskStatuses;

/** Mending is no stretch of the way: it is a turn back on the way to the institution. */
export type TaskKind = Exclude<StepKind, 'mend'>;

export type Task = { kind: TaskKind; title: string; hint: string | null; status: TaskStatus };

type TaskRule = {
  title: string;
  /** The title when the child reads; null where the task is no separate one for them. */
  own: string | null;
  status: (situation: ChildSituation) => TaskStatus;
  hint?: (situation: ChildSituation) => string | null;
};

const stages = ['preparing', 'awaiting', 'confirmed', 'issued', 'active'] as const;
type Stage = (typeof stages)[number];

/** From nothing to an active certificate, in the order in which a family goes. */
const tasks = {
  provide_document: {
    title: 'Добавить документ ребёнка',
    own: 'Добавить свой документ',
    status: (situation) => entered(situation, situation.hasDocument),
  },
  complete_applicant: {
    title: 'Заполнить сведения о себе',
    // A child gives everything about themselves in one form
    own: null,
    status: (situation) => entered(situation, situation.applicantDetailsComplete),
  },
  complete_child: {
    title: 'Заполнить сведения о ребёнке',
    own: 'Заполнить сведения о себе',
    status: (situation) => entered(situation, situation.childDetailsComplete),
  },
  file_application: {
    title: 'Проверить и отправить заявку',
    own: 'Проверить и отправить заявку',
    status: (situation) => {
      if (has(situation, 'awaiting')) return 'done';
      const { hasDocument, applicantDetailsComplete, childDetailsComplete } = situation;
      return hasDocument && applicantDetailsComplete && childDetailsComplete ? 'todo' : 'later';
    },
  },
  confirm_email: {
    title: 'Подтвердить электронную почту',
    own: 'Подтвердить электронную почту',
    status: (situation) => {
      if (has(situation, 'confirmed')) return 'done';
      return has(situation, 'awaiting') ? 'todo' : 'later';
    },
  },
  get_certificate: {
    title: 'Получить сертификат',
    own: 'Получить сертификат',
    status: (situation) => {
      if (has(situation, 'issued')) return 'done';
      const ready = has(situation, 'confirmed') && situation.hasDocument;
      return ready && situation.age.kind === 'eligible' ? 'todo' : 'later';
    },
    hint: ({ age }) =>
      age.kind === 'too_young' ? `С ${formatDate(age.opensOn)}, когда исполнится 5\u00a0лет` : null,
  },
  bring_papers: {
    title: 'Принести документы',
    own: 'Принести документы',
    status: (situation) => {
      if (has(situation, 'active')) return 'done';
      return has(situation, 'issued') ? 'visit' : 'later';
    },
    hint: ({ certificateStatus }) =>
      certificateStatus === 'returned' ? 'Сначала сделайте то, что написал специалист' : null,
  },
  use_certificate: {
    title: 'Сертификат активирован',
    own: 'Сертификат активирован',
    status: (situation) => (has(situation, 'active') ? 'done' : 'later'),
    hint: (situation) => (has(situation, 'active') ? null : 'Это сделает специалист, когда увидит документы'),
  },
} as const satisfies Record<TaskKind, TaskRule>;

const kinds = Object.keys(tasks) as TaskKind[];

/** Every task on the way to an active certificate; empty where the one who reads cannot go this way. */
export function taskList(situation: ChildSituation): Task[] {
  if (situation.age.kind === 'too_old' || !situation.mayApply) return [];
  if (situation.waitsForLink && !has(situation, 'issued')) return [];
  if (situation.someoneElsesApplication && has(situation, 'awaiting')) return [];
  return kinds.flatMap((kind) => {
    const rule: TaskRule = tasks[kind];
    const title = situation.isOneself ? rule.own : rule.title;
    if (title === null) return [];
    return { kind, title, hint: rule.hint?.(situation) ?? null, status: rule.status(situation) };
  });
}

/** The task to do next; null where there is only to wait, or nothing is left. */
export function nextTask(list: readonly Task[]): Task | null {
  const open = list.filter(({ status }) => status === 'todo' || status === 'visit');
  // The link of the letter does not live long: it comes before a document that the child has outgrown
  return open.find(({ kind }) => kind === 'confirm_email') ?? open[0] ?? null;
}

/** What the papers need is known, or is an operator's matter by now. */
function entered(situation: ChildSituation, known: boolean): TaskStatus {
  return known || has(situation, 'issued') ? 'done' : 'todo';
}

function has(situation: ChildSituation, reached: Stage): boolean {
  return stages.indexOf(stageOf(situation)) >= stages.indexOf(reached);
}

function stageOf({ certificateStatus, applicationStatus }: ChildSituation): Stage {
  if (certificateStatus && isLive(certificateStatus)) {
    return certificateStatus === 'active' || certificateStatus === 'suspended' ? 'active' : 'issued';
  }
  if (!applicationStatus || !isOpen(applicationStatus)) return 'preparing';
  return applicationStatus === 'confirmed' ? 'confirmed' : 'awaiting';
}
