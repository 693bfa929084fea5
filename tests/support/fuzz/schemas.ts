import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

export type Found = { name: string; schema: z.ZodType };

/** Settings of the machine and of the commands are no input of anybody. */
const notForms = /^lib\/(local|worker)\/|^lib\/platform\/(environment|generated)/;

/** Files that make a schema with zod. */
export function listSchemaFiles(): string[] {
  return globSync('{app,components,lib}/**/*.{ts,tsx}')
    .filter((file) => !notForms.test(file) && /from 'zod'/.test(readFileSync(file, 'utf8')))
    .toSorted();
}

/** Every schema that a file of the source exports, so that a form made tomorrow is tried without being named here. */
export async function collectSchemas(): Promise<Found[]> {
  const files = [...listSchemaFiles(), ...listFieldFiles()];
  const found = await Promise.all([...new Set(files)].map(schemasIn));
  return found.flat();
}

/** Files whose schemas are put together of others'. */
function listFieldFiles(): string[] {
  return globSync('lib/**/*.ts').filter(
    (file) => !notForms.test(file) && /export const \w+(Fields?|Shape)\b/.test(readFileSync(file, 'utf8')),
  );
}

async function schemasIn(file: string): Promise<Found[]> {
  const module = (await import(/* @vite-ignore */ resolve(file))) as Record<string, unknown>;
  return Object.entries(module).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [{ name: `${file} ${name}`, schema: value }] : [],
  );
}

type Def = {
  type: string;
  shape?: Record<string, z.ZodType>;
  left?: z.ZodType;
  right?: z.ZodType;
  in?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
};

/** The names of the fields a schema asks for, however it was put together. */
export function fieldNames(schema: z.ZodType): string[] {
  const { shape, left, right, in: input, innerType, options = [] } = schema._zod.def as unknown as Def;
  const parts = [left, right, input, innerType, ...options].filter((part) => part !== undefined);
  return [...new Set([...Object.keys(shape ?? {}), ...parts.flatMap(fieldNames)])];
}

/** The names of the fields of a form, by the schemas its route names and by those it makes itself. */
export function namesOfForm(routeSource: string, schemas: readonly Found[]): string[] {
  const named = schemas.filter(({ name }) => {
    const [, exported] = name.split(' ');
    return new RegExp(`\\b${exported}\\b`).test(routeSource);
  });
  const own = [...routeSource.matchAll(/(\w+): z\./g)].flatMap(([, name]) => name ?? []);
  return [...new Set([...named.flatMap(({ schema }) => fieldNames(schema)), ...own, 'next'])];
}
