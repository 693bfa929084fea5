import type { FormState } from '@/lib/domain/form-state';
import { Postponement } from '@/lib/domain/postponement';
import { Faults, Refusal, refusalKinds } from '@/lib/domain/refusal';
import { keepDraft } from '@/lib/platform/drafts';
import { logUnexpected, plainPage, seeOther } from './respond';

type Values = Readonly<Record<string, string>>;

type Return = {
  /** What the address of the page carries besides the draft. */
  query?: Values;
  /** The path under which the draft is kept, where the page's own holds a secret. */
  keptAs?: string;
};

/** What a form says after an error. An unexpected one is logged; the person gets its number and nothing else of it. */
export function formOf(error: unknown, values: Values, where: string): FormState {
  if (error instanceof Faults) return { values, errors: error.all, sentence: null };
  if (error instanceof Refusal) {
    return error.field
      ? { values, errors: { [error.field]: error.message }, sentence: null }
      : { values, errors: {}, sentence: error.message };
  }
  const reference = logUnexpected(error, where);
  return {
    values,
    errors: {},
    sentence: `Не получилось из-за ошибки на нашей стороне, введённое сохранено. Повторите через минуту; если не поможет, сообщите в поддержку номер ${reference}.`,
  };
}

/**
 * Returns the person to the form with what went wrong in it. What has to wait is answered as what it is (429 or 503, with
 * the time to wait) by a page of its own; the form waits behind its link.
 */
export async function sendBackError(
  error: unknown,
  accountId: string | null,
  page: string,
  values: Values,
  options: Return = {},
): Promise<Response> {
  const { query = {}, keptAs = page } = options;
  if (!(error instanceof Postponement)) {
    return sendBack(accountId, page, formOf(error, values, page), options);
  }
  const form = { values: withoutSecrets(values), errors: {}, sentence: null };
  // The form is kept if it can be; that the person must wait is said in any case.
  const draft = await keepDraft(accountId, keptAs, form).catch(() => null);
  const back = new URLSearchParams({ ...query, ...(draft === null ? {} : { draft }) }).toString();
  const { status } = refusalKinds[error.code];
  const title = status === 429 ? 'Ошибка: слишком много попыток' : 'Ошибка: портал сейчас занят';
  return plainPage(status, title, error.message, {
    link: [
      { href: back === '' ? page : `${page}?${back}`, label: 'Вернуться к форме' },
      ...(page === '/sign-in' ? [{ href: '/sign-in/forgotten', label: 'Забыли пароль' }] : []),
    ],
    headers: { 'retry-after': String(error.seconds) },
  });
}

/** Keeps the form on the server and returns the person to its page. */
export async function sendBack(
  accountId: string | null,
  page: string,
  form: FormState,
  { query = {}, keptAs = page }: Return = {},
): Promise<Response> {
  try {
    const draft = await keepDraft(accountId, keptAs, { ...form, values: withoutSecrets(form.values) });
    return seeOther(`${page}?${new URLSearchParams({ ...query, draft })}`);
  } catch (error) {
    const reference = logUnexpected(error, page);
    return plainPage(
      503,
      'Сервис временно недоступен',
      `Вернитесь на предыдущую страницу кнопкой браузера: введённое останется в форме. Повторите через несколько минут. Номер ошибки: ${reference}.`,
    );
  }
}

/** Passwords never come back to a page and are never kept. */
export function withoutSecrets(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)));
}
