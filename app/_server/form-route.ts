import { z } from 'zod';
import { unfinishedPage, type Actor, type ActorOf } from '@/lib/access/actor';
import { findActor, findLastAccount } from '@/lib/access/session';
import { Refusal, refusalKinds } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { keepDraft } from '@/lib/platform/drafts';
import { sessionTokenOf } from './cookies';
import { fieldErrors } from './field-errors';
import { logIfRefused, logRefusedAccess } from './log-refusal';
import { isClosedFor, maintenancePage } from './maintenance';
import { readForm, type PostedForm, type UploadedFile } from './read-form';
import { plainPage, seeOther } from './respond';
import { foreignForm, isSameOrigin } from './same-origin';
import { sendBack, sendBackError, withoutSecrets } from './send-back';

type Params = Record<string, string>;

type NextPage = { path: string; setCookie: string };

type FormRoute<R extends Role, Input, P extends Params> = {
  roles: readonly R[];
  /** What may be sent; names of fields as in the form. */
  fields: z.ZodType<Input>;
  /** Path of the page that shows the form, without query. */
  page: (params: P) => string;
  /**
   * Calls the verb; returns the path of what is shown next, with a cookie where the session became another one. A file, and
   * what may be shown only this once, is the answer itself.
   */
  perform: (actor: ActorOf<R>, input: Input, params: P) => Promise<string | NextPage | Response>;
  /** Keeps a sent file before the rest is checked, so that it need not be sent twice; returns values that stand for it. */
  keepFile?: (actor: ActorOf<R>, file: UploadedFile, params: P) => Promise<Record<string, string>>;
  /** Longest file that is taken, bytes; that of a scan where nothing is said. */
  fileLimit?: number;
  /** Field at which the fault of a file is shown. */
  fileField?: string;
};

/** Next passes no params at all to a route whose address has none. */
type Route<P extends Params> = (
  request: Request,
  context: { params: Promise<P | undefined> },
) => Promise<Response>;

/**
 * The one wrapper of all forms: who is asking, read, check, call the verb, answer with a redirect. Whatever is wrong,
 * what the person typed is kept on the server and the page returns with it and with a message at each field.
 */
export function formRoute<R extends Role, Input, P extends Params = Params>(
  route: FormRoute<R, Input, P>,
): Route<P> {
  return async (request, context) => {
    if (!isSameOrigin(request)) return foreignForm();
    const params = (await context.params) ?? ({} as P);
    if (!idsAreValid(params)) return plainPage(404, 'Страница не найдена', refusalKinds.not_found.sentence);
    const page = route.page(params);
    let posted: PostedForm = { values: {}, file: null };
    let actor: Actor | null = null;
    try {
      const token = sessionTokenOf(request);
      actor = await findActor(token);
      posted = await readForm(request, { keepFile: actor !== null, fileLimit: route.fileLimit });
      if (!actor) return await askToSignIn(await findLastAccount(token), page, posted.values);
      const first = unfinishedPage(actor);
      if (first !== null && first !== page) return seeOther(first);
      if (isClosedFor(actor, page)) return seeOther(maintenancePage);
      if (!(route.roles as readonly Role[]).includes(actor.role)) {
        logRefusedAccess(actor, page);
        return seeOther(page);
      }
      return await answer(route, actor as ActorOf<R>, params, posted);
    } catch (error) {
      return sendBackError(error, actor?.accountId ?? null, page, posted.values);
    }
  };
}

async function answer<R extends Role, Input, P extends Params>(
  route: FormRoute<R, Input, P>,
  actor: ActorOf<R>,
  params: P,
  { values, file }: PostedForm,
): Promise<Response> {
  const page = route.page(params);
  let errors: Record<string, string> = {};
  let complete = values;
  if (file && route.keepFile) {
    try {
      complete = { ...values, ...(await route.keepFile(actor, file, params)) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors[route.fileField ?? 'file'] = error.message;
    }
  }
  const parsed = route.fields.safeParse(complete);
  if (!parsed.success) errors = { ...fieldErrors(parsed.error), ...errors };
  if (!parsed.success || Object.keys(errors).length > 0) {
    return sendBack(actor.accountId, page, {
      values: complete,
      errors: inOrder(errors, complete),
      sentence: null,
    });
  }
  try {
    const next = await route.perform(actor, parsed.data, params);
    if (next instanceof Response) return next;
    return typeof next === 'string' ? seeOther(next) : seeOther(next.path, { 'set-cookie': next.setCookie });
  } catch (error) {
    logIfRefused(error, actor, page);
    return sendBackError(error, actor.accountId, page, complete);
  }
}

async function askToSignIn(
  accountId: string | null,
  page: string,
  values: Record<string, string>,
): Promise<Response> {
  if (!accountId) return seeOther(`/sign-in?next=${encodeURIComponent(page)}`);
  const draft = await keepDraft(accountId, page, {
    values: withoutSecrets(values),
    errors: {},
    sentence:
      'Пока Вы заполняли форму, сеанс закончился. Введённое сохранено: проверьте и отправьте ещё раз.',
  });
  return seeOther(`/sign-in?next=${encodeURIComponent(`${page}?draft=${draft}`)}`);
}

/** Parameters named as ids must be ids; anything else is an address that does not exist. */
function idsAreValid(params: Params): boolean {
  return Object.entries(params).every(
    ([name, value]) => !/id$/i.test(name) || z.uuid().safeParse(value).success,
  );
}

/** The summary names the errors in the order in which the fields stand in the form; a field not sent comes last. */
function inOrder(errors: Record<string, string>, values: Record<string, string>): Record<string, string> {
  const order = Object.keys(values);
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => place(a) - place(b)));
}
