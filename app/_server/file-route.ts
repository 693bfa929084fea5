import { z } from 'zod';
import { unfinishedPage, type Actor } from '@/lib/access/actor';
import { findActor } from '@/lib/access/session';
import { Postponement } from '@/lib/domain/postponement';
import { Refusal, refusalKinds } from '@/lib/domain/refusal';
import { sessionTokenOf } from './cookies';
import { logIfRefused } from './log-refusal';
import { isClosedFor, maintenancePage } from './maintenance';
import { logUnexpected, plainPage, seeOther } from './respond';

type Params = Record<string, string>;

/** What is too long to be held at once is streamed. */
type OpenedFile = {
  content: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  headers: Readonly<Record<string, string>>;
};

type FileRoute<P extends Params> = {
  /** The file within the actor's scope; throws a Refusal when there is none for this actor. */
  open: (actor: Actor, params: P, query: URLSearchParams) => Promise<OpenedFile>;
  /** Page to which a visitor who is not signed in is sent by way of signing in; without it they get «нет такой страницы». */
  returnTo?: (params: P) => string;
};

type Route<P extends Params> = (
  request: Request,
  context: { params: Promise<P | undefined> },
) => Promise<Response>;

/** What every file of a person is sent with: never kept by a cache, never taken for another type. */
export const privateFile = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

/** The one wrapper of files: who is asking, open within the scope, send. A stranger's file is answered as a missing one. */
export function fileRoute<P extends Params>({ open, returnTo }: FileRoute<P>): Route<P> {
  return async (request, context) => {
    const params = (await context.params) ?? ({} as P);
    if (!Object.values(params).every((value) => z.uuid().safeParse(value).success)) return missing();
    let actor: Actor | null = null;
    try {
      actor = await findActor(sessionTokenOf(request));
      if (!actor || unfinishedPage(actor) !== null) {
        return returnTo ? seeOther(`/sign-in?next=${encodeURIComponent(returnTo(params))}`) : missing();
      }
      if (isClosedFor(actor, new URL(request.url).pathname)) return seeOther(maintenancePage);
      const { content, headers } = await open(actor, params, new URL(request.url).searchParams);
      return new Response(content, {
        headers: { ...privateFile, ...lengthOf(content), ...headers },
      });
    } catch (error) {
      const where = new URL(request.url).pathname;
      logIfRefused(error, actor, where);
      return answerTo(error, where);
    }
  };
}

function lengthOf(content: OpenedFile['content']): Record<string, string> {
  return content instanceof Uint8Array ? { 'content-length': String(content.length) } : {};
}

function answerTo(error: unknown, where: string): Response {
  if (!(error instanceof Refusal)) {
    const reference = logUnexpected(error, where);
    return plainPage(
      500,
      'Ошибка на нашей стороне',
      `Не получилось открыть файл. Повторите через минуту; если не поможет, сообщите в поддержку номер ${reference}.`,
    );
  }
  if (error.code === 'not_found' || error.code === 'forbidden') return missing();
  const headers: Record<string, string> =
    error instanceof Postponement ? { 'retry-after': String(error.seconds) } : {};
  return plainPage(refusalKinds[error.code].status, 'Не получилось открыть файл', error.message, { headers });
}

function missing(): Response {
  return plainPage(404, 'Страница не найдена', refusalKinds.not_found.sentence);
}
