import type { ServerResponse } from 'node:http';
import { databaseLost, databaseOutOfReach } from '@/lib/platform/database-sockets';
import { plainHtml, type PlainContent } from './plain-html';
import { plainHeaders, tryAgain } from './respond';

/** Where every request is led while the database is out of reach; the same address tells it after a form. */
export const unavailablePath = '/unavailable';
const unsentPath = `${unavailablePath}?form=unsent`;

/** What needs no database, and what says that it is away. */
const answersWithout =
  /^\/(?:unavailable|maintenance|_next|api\/(?:health|metrics))(?:\/|$)|^\/[^/]+\.(?:ico|svg|png|webmanifest)$/;

/** Where a request is led instead of to a wait that can only end badly; null: it goes its own way. */
export function insteadOf(method: string, path: string): string | null {
  if (!databaseOutOfReach() || answersWithout.test(path)) return null;
  return method === 'POST' ? unsentPath : unavailablePath;
}

/**
 * An answer that fails while the database is being lost: Next's page of errors is empty without scripts, and a file or an
 * address for programs would be no page at all. The same page stands in its place, as long as nothing was sent.
 */
export function standIn(response: ServerResponse, method: string): void {
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let replaced = false;
  const failed = (status: number) => {
    if (!replaced && status === 500 && !response.headersSent && databaseLost()) {
      replaced = true;
      replace();
    }
    return replaced;
  };
  const replace = () => {
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'etag', 'vary']) {
      response.removeHeader(name);
    }
    const { html, headers } = unavailableAnswer(method);
    writeHead(503, headers);
    end(html, 'utf8');
  };
  const instead =
    (send: typeof write | typeof end) =>
    (...sent: unknown[]) => {
      if (!failed(response.statusCode)) return Reflect.apply(send, response, sent) as unknown;
      const done = sent.findLast((part) => typeof part === 'function');
      if (done) setImmediate(done as () => void);
      return send === end ? response : true;
    };
  Object.assign(response, {
    writeHead: (status: number, ...rest: unknown[]) =>
      failed(status) ? response : (Reflect.apply(writeHead, response, [status, ...rest]) as unknown),
    write: instead(write),
    end: instead(end),
  });
}

const title = 'Портал временно недоступен';

/** What a page says while there is no database; it was asked for at its own address. */
export const unavailableWords = {
  title,
  sentence:
    'Ошибка на нашей стороне, сохранённое не пропало. Портал заработает сам, как только мы её устраним: повторите через минуту.',
  link: { href: '', label: 'Повторить' },
} as const satisfies PlainContent;

/** The form was not read. */
export const unsentWords = {
  title: 'Форма не отправлена: портал временно недоступен',
  sentence:
    'Ошибка на нашей стороне. Вернитесь кнопкой браузера «Назад»: введённое останется в форме, заново понадобятся только пароль и файл. Отправьте её ещё раз через минуту.',
} as const satisfies PlainContent;

/** The form was read, and the database went away meanwhile. */
const unknownWords = {
  title,
  sentence:
    'Ошибка на нашей стороне: мы не успели узнать, принята ли форма. Вернитесь кнопкой браузера «Назад»: введённое останется в ней. Через минуту проверьте, появилось ли отправленное, и если нет, отправьте ещё раз.',
} as const satisfies PlainContent;

function unavailableAnswer(method: string) {
  const html = plainHtml(method === 'POST' ? unknownWords : unavailableWords);
  return { html, headers: { ...plainHeaders, ...tryAgain } };
}
