import type { Region } from '../region/open-region';
import { openDesks } from './desks';
import { signIn } from './visitor';

export type Who = 'parent' | 'operator' | 'regionalAdmin';

/** Cookies of a session of one of each. */
export type Cookies = Record<Who, string>;

/** Signs one of each in through the form. */
export async function signInAll(portal: string, { databaseUrl, people, password }: Region): Promise<Cookies> {
  const enter = ([person]: readonly { login: string }[]) =>
    signIn(portal, { login: person?.login ?? '', password });
  return {
    parent: await enter(people.parents),
    operator: await enter(await openDesks(databaseUrl)),
    regionalAdmin: await enter(people.regionalAdmins),
  };
}
