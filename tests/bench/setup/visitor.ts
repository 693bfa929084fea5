import { randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Connections are kept, as browsers do; how many there are at once, the bench decides. */
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

export type Answer = { status: number; location: string | null; cookies: readonly string[]; body: string };

type Sent = {
  cookie?: string;
  /** Fields of a form, sent as a page without JavaScript sends them. */
  form?: Readonly<Record<string, string>>;
  /** A form with a file. */
  multipart?: FormData;
  /** Whom the proxy in front saw: every family comes from a home of its own. */
  from?: string;
};

/** Asks the portal as a browser without JavaScript does and reads the whole answer. */
export async function ask(url: string, { cookie, form, multipart, from }: Sent = {}): Promise<Answer> {
  const sent = multipart ? new Response(multipart) : form ? new Response(new URLSearchParams(form)) : null;
  const body = sent && Buffer.from(await sent.arrayBuffer());
  const headers = {
    ...(cookie ? { cookie } : {}),
    ...(from ? { 'x-forwarded-for': from } : {}),
    ...(sent && body
      ? {
          origin: new URL(url).origin,
          'content-type': sent.headers.get('content-type') ?? '',
          'content-length': String(body.length),
        }
      : {}),
  };
  return new Promise((settle, fail) => {
    const asked = request(url, { agent, method: body ? 'POST' : 'GET', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', fail);
      answer.on('end', () =>
        settle({
          status: answer.statusCode ?? 0,
          location: answer.headers.location ?? null,
          cookies: (answer.headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0] ?? ''),
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    asked.on('error', fail);
    asked.end(body);
  });
}

/** An address of somebody's home; the portal counts attempts by it. */
export function someAddress(): string {
  return [10, randomInt(256), randomInt(256), 1 + randomInt(254)].join('.');
}

export type Account = { login: string; password: string };

/** Signs in through the form and returns the cookies of the session. */
export async function signIn(portal: string, { login, password }: Account): Promise<string> {
  const answer = await ask(`${portal}/sign-in/submit`, { form: { login, password }, from: someAddress() });
  const leadsBack = answer.location === null || new URL(answer.location, portal).pathname === '/sign-in';
  if (answer.status !== 303 || leadsBack) {
    throw new Error(`Вход не удался: ${login}, ответ ${answer.status}, ${answer.location ?? ''}`);
  }
  return answer.cookies.join('; ');
}
