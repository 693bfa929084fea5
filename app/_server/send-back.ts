import type { FormState } from '@/lib/domain/form-state';
import { Refusal } from '@/lib/domain/refusal';
import { keepDraft } from '@/lib/platform/drafts';
import { logUnexpected, plainPage, seeOther } from './respond';

type Values = Readonly<Record<string, string>>;

/** What a form says after an error. An unexpected one is logged; the person gets its number and nothing else of it. */
export function formOf(error: unknown, values: Values, where: string): FormState {
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

/** Keeps the form on the server and returns the person to its page. */
export async function sendBack(
  accountId: string | null,
  page: string,
  form: FormState,
  query: Readonly<Record<string, string>> = {},
): Promise<Response> {
  try {
    const draft = await keepDraft(accountId, page, { ...form, values: withoutSecrets(form.values) });
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
