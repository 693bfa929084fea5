/** Every way the portal may refuse, the HTTP status it answers with and what a person reads when nothing more exact is known. */
export const refusalKinds = {
  invalid: { status: 422, sentence: 'Проверьте введённые данные: часть из них заполнена неверно.' },
  unauthenticated: { status: 401, sentence: 'Войдите в личный кабинет, чтобы продолжить.' },
  forbidden: { status: 403, sentence: 'У Вас нет прав на это действие.' },
  not_found: {
    status: 404,
    sentence: 'Такой записи нет. Проверьте адрес или вернитесь на предыдущую страницу.',
  },
  conflict: { status: 409, sentence: 'Пока Вы работали, данные изменились. Обновите страницу и повторите.' },
  too_many: { status: 429, sentence: 'Слишком много попыток. Подождите несколько минут и повторите.' },
  unavailable: {
    status: 503,
    sentence: 'Сервис временно недоступен. Повторите через несколько минут: введённое не пропадёт.',
  },
} as const satisfies Record<string, { status: number; sentence: string }>;

export type RefusalCode = keyof typeof refusalKinds;

/**
 * The one error that rules and verbs throw on purpose. Its sentence is shown to the person as it stands:
 * in Russian, what happened and what to do. `field` names the input at which it is shown.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly field: string | null;

  constructor(
    code: RefusalCode,
    sentence: string = refusalKinds[code].sentence,
    field: string | null = null,
  ) {
    super(sentence);
    this.name = 'Refusal';
    this.code = code;
    this.field = field;
  }
}

/** Several faults told at once, each at its input, in the order of the form. There is at least one. */
export class Faults extends Refusal {
  /** Sentences by the name of the input. */
  readonly all: Readonly<Record<string, string>>;

  constructor(all: Readonly<Record<string, string>>) {
    const [field = null, sentence] = Object.entries(all)[0] ?? [];
    super('invalid', sentence, field);
    this.name = 'Faults';
    this.all = all;
  }
}

/** Throws what was gathered: one as it is, several as `Faults`. Each of them names its input. */
export function refuseAll(refusals: readonly Refusal[]): void {
  const [first, ...others] = refusals;
  if (!first) return;
  if (others.length === 0) throw first;
  throw new Faults(Object.fromEntries(refusals.map(({ field, message }) => [field ?? '', message])));
}
