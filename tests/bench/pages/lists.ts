import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { serialize } from 'node:v8';
import type { Actor, OperatorActor } from '@/lib/access/actor';
import type { DeskActor } from '@/lib/access/municipality';
import { findActor, sessionCookieName } from '@/lib/access/session';
import { recallSearch } from '@/lib/counter/search-fields';
import { readSearchPage } from '@/lib/counter/search-page';
import { readRegisterAddress } from '@/lib/domain/register-list';
import { getRegionSettings } from '@/lib/settings/settings-on';
import { findWorkplace } from '@/lib/overview/workplace';
import { environment } from '@/lib/platform/environment';
import { registerChoices } from '@/lib/register/choices';
import { filterValues } from '@/lib/register/filter-fields';
import { listRegister } from '@/lib/register/list-register';

type Sessions = { operator: string; regionalAdmin: string; searchId: string };

/**
 * Reads once what the pages of the search and of the register show to these people and writes it to a file: the same
 * lists can then be drawn from memory. Returns the path of the file.
 */
export async function keepLists({ operator, regionalAdmin, searchId }: Sessions): Promise<string> {
  const file = resolve('.data/bench/lists');
  mkdirSync(dirname(file), { recursive: true });
  const support = (await getRegionSettings())?.support ?? null;
  const lists = {
    search: { support, ...(await searchPage(operator, searchId)) },
    register: { support, ...(await registerPage(regionalAdmin)) },
  };
  writeFileSync(file, serialize(lists));
  return file;
}

async function searchPage(cookie: string, searchId: string) {
  const actor = (await actorOf(cookie)) as OperatorActor;
  const search = await recallSearch(actor, searchId);
  const found = search && (await readSearchPage(actor, search.words, null));
  if (found?.kind !== 'list') throw new Error(`Поиск нашёл не список: ${found?.kind ?? 'нет такого поиска'}`);
  return { person: await personOf(actor), form: search?.form, found };
}

async function registerPage(cookie: string) {
  const actor = (await actorOf(cookie)) as DeskActor;
  const scope = { municipalityId: null };
  const list = readRegisterAddress({});
  return {
    person: await personOf(actor),
    page: await listRegister(actor, scope, list, null),
    choices: await registerChoices(actor, scope, null),
    form: { values: await filterValues(actor, list), errors: {}, sentence: null },
    columns: list.columns,
    timeZone: environment().TIME_ZONE,
  };
}

async function actorOf(cookie: string): Promise<Actor> {
  const prefix = `${sessionCookieName()}=`;
  const token = cookie.split('; ').find((pair) => pair.startsWith(prefix));
  const actor = await findActor(token?.slice(prefix.length));
  if (!actor) throw new Error('Сеанс не найден');
  return actor;
}

async function personOf(actor: Actor) {
  const { name, role, severalRoles, secondStep } = actor;
  return { name, role, severalRoles, secondStep, workplace: await findWorkplace(actor) };
}
