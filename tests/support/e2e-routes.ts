import { globSync, readFileSync } from 'node:fs';

export type Method = 'PAGE' | 'GET' | 'POST';

/** An address of the portal as the folders of app/ make it: «/cabinet/children/[childId]/edit». */
export type Address = { template: string; method: Method };

type SourceAddress = Address & { file: string };

/** Every address there is, but those that files of other names make (robots, sitemap). */
export function listEveryAddress(): SourceAddress[] {
  return addressesIn('app');
}

/** Every address of these rooms, so that a page made tomorrow is tested without being named here. */
export function listAddresses(...rooms: readonly string[]): Address[] {
  return addressesIn('app').filter(({ template }) =>
    rooms.some((room) => template === room || template.startsWith(`${room}/`)),
  );
}

/** Every page of these rooms. */
export function listPages(...rooms: readonly string[]): string[] {
  return pages(listAddresses(...rooms));
}

/** Every page of a group of app/ that has no room in its addresses: «(public)». */
export function listPagesOfGroup(group: string): string[] {
  return pages(addressesIn(`app/${group}`));
}

function pages(addresses: readonly Address[]): string[] {
  return addresses.filter(({ method }) => method === 'PAGE').map(({ template }) => template);
}

function addressesIn(folder: string): SourceAddress[] {
  return globSync(`${folder}/**/{page.tsx,route.ts}`)
    .flatMap(addressesOf)
    .toSorted((a, b) => a.template.localeCompare(b.template));
}

function addressesOf(file: string): SourceAddress[] {
  const folders = file.split('/').slice(1, -1);
  const template = `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`;
  if (file.endsWith('page.tsx')) return [{ template, method: 'PAGE', file }];
  const source = readFileSync(file, 'utf8');
  return (['GET', 'POST'] as const)
    .filter((method) => new RegExp(`export (const|(async )?function) ${method}\\b`).test(source))
    .map((method) => ({ template, method, file }));
}

/** The parameters of an address: «[childId]» → «childId». */
export function parametersOf(template: string): string[] {
  return [...template.matchAll(/\[(\w+)\]/g)].flatMap(([, name]) => name ?? []);
}

/** Puts values in the place of the parameters; one without a value is a fault of the test. */
export function fillAddress(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\[(\w+)\]/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for ${name} of ${template}`);
    return value;
  });
}
