import { deviceCookieName } from '@/lib/access/session-device';
import { ask, someAddress, type Account } from '../setup/visitor';

/** One after another, and from the first again. */
export function inTurn<One>(all: readonly One[]): () => One {
  let turn = 0;
  return () => {
    const one = all[turn % all.length];
    if (one === undefined) throw new Error('В регионе некому войти');
    turn += 1;
    return one;
  };
}

type SignIn = Account & {
  /** The cookie of a browser in which its owner has signed in before. */
  device?: string;
};

/** Signs in from a home of one's own; returns the cookie by which the browser is known from now on. */
export async function enter(portal: string, { login, password, device }: SignIn): Promise<string> {
  const answer = await ask(`${portal}/sign-in/submit`, {
    form: { login, password },
    from: someAddress(),
    ...(device === undefined ? {} : { cookie: device }),
  });
  if (answer.status !== 303 || !answer.location?.includes('/cabinet')) {
    throw new Error(`Вход не удался: ответ ${answer.status}, ${answer.location ?? ''}`);
  }
  const marked = answer.cookies.find((cookie) => cookie.startsWith(`${deviceCookieName()}=`));
  if (marked === undefined) throw new Error('Портал не запомнил браузер');
  return marked;
}

/** Everybody signs in once: from then on each has a browser that knows them, without a session left in it. */
export async function knownBrowsers(portal: string, owners: readonly Account[]): Promise<Required<SignIn>[]> {
  const browsers: Required<SignIn>[] = [];
  for (const owner of owners) browsers.push({ ...owner, device: await enter(portal, owner) });
  return browsers;
}
