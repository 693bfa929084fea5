import type { ChildSituation, NextStep, StepKind } from '@/lib/domain/child-situation';
import { formatDate } from '@/lib/domain/dates';
import { scanTroubles, scanTroubleState, type ScanTrouble } from '@/lib/domain/scan-files';
import { nextTask, taskList, type TaskKind } from '@/lib/domain/task-list';

/** The tasks before a certificate. Afterwards its status says what to do. */
type Preparation = Exclude<TaskKind, 'bring_papers' | 'use_certificate'>;

type Words = {
  state: string;
  label: string;
  text: (situation: ChildSituation) => string;
};

/* Parents and a child of 14 or older read the same steps: where they differ, the text asks who reads. */
const words = {
  provide_document: {
    state: 'Нужен документ',
    label: 'Предоставить документ',
    text: ({ isOneself }) =>
      isOneself
        ? 'Для получения сертификата добавьте свой паспорт или временное удостоверение личности.'
        : 'Для получения сертификата необходимо добавить свидетельство о рождении или паспорт в документы ребенка',
  },
  complete_applicant: {
    state: 'Не хватает сведений',
    label: 'Заполнить сведения о себе',
    text: () => 'Для заявления нужны ещё сведения о Вас. Они вводятся один раз.',
  },
  complete_child: {
    state: 'Не хватает сведений',
    label: 'Заполнить сведения о ребёнке',
    text: ({ isOneself }) =>
      isOneself
        ? 'Для заявления нужны ещё Ваши муниципалитет, адрес, школа и телефон.'
        : 'Для заявления нужны ещё сведения о ребёнке: муниципалитет, адрес, школа или детский сад.',
  },
  file_application: {
    state: 'Нет сертификата',
    label: 'Подать заявление на получение сертификата',
    text: ({ age }) =>
      age.kind === 'too_young'
        ? `Заявление можно подать уже сейчас, а получить сертификат — с ${formatDate(age.opensOn)}, когда исполнится 5\u00a0лет.`
        : 'Всё готово, чтобы подать заявление.',
  },
  confirm_email: {
    state: 'Заявка на сертификат не подтверждена',
    label: 'Подтвердить электронную почту',
    text: () =>
      'Перейдите по ссылке из письма, чтобы подтвердить электронную почту. Если письма нет, отправьте его ещё раз или исправьте адрес.',
  },
  get_certificate: {
    state: 'Заявка на сертификат подтверждена',
    label: 'Получить сертификат',
    text: () => 'Теперь Вы можете получить сертификат.',
  },
} as const satisfies Record<Preparation, Words>;

/** The step of a family that may go on; null where there is only to wait. */
export function preparationStep(situation: ChildSituation): NextStep | null {
  const kind = nextTask(taskList(situation))?.kind;
  if (!kind || !isPreparation(kind)) return null;
  if (kind === 'provide_document' && situation.scanTrouble) return sendScanAgain(situation.scanTrouble);
  const { state, label, text }: Words = words[kind];
  const ownDetails = situation.isOneself && kind === 'complete_child';
  return {
    state,
    tone: 'attention',
    text: text(situation),
    action: { kind, label: ownDetails ? words.complete_applicant.label : label },
  };
}

/** The document was added, but nobody will see its scan. */
function sendScanAgain(trouble: ScanTrouble): NextStep {
  return {
    state: scanTroubleState(trouble),
    tone: 'attention',
    text: `${scanTroubles[trouble]} Добавьте документ ещё раз.`,
    action: { kind: 'provide_document', label: 'Добавить документ ещё раз' },
  };
}

function isPreparation(kind: StepKind): kind is Preparation {
  return kind in words;
}
