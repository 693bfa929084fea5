import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldErrors } from '@/app/_server/field-errors';
import { isRussian } from '@/tests/support/fuzz/russian';
import { fuzzTimeout, runsFor } from '@/tests/support/fuzz/runs';
import { collectSchemas, fieldNames } from '@/tests/support/fuzz/schemas';
import { fieldsFor, strangeText } from '@/tests/support/fuzz/strange-text';

const schemas = await collectSchemas();
const runs = runsFor('schemas', schemas.length);

/** Every string inside of a value. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  const isPlain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? Object.values(value).flatMap(stringsIn) : [];
}

/** PostgreSQL takes neither of them into a text. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

/** Passwords are hashed as they are and never stored. */
const isPassword = (name: string) => /password/i.test(name);

function withoutPasswords(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !isPassword(name)));
}

describe('the list of schemas', () => {
  test('comes from the source and holds every one that a form is checked with', () => {
    const source = globSync('app/**/*.{ts,tsx}').map((file) => readFileSync(file, 'utf8'));
    const used = source.flatMap((text) => [
      ...[...text.matchAll(/\bfields: ([a-z]\w*)\b(?!\.)/g)].map(([, name]) => name),
      ...[...text.matchAll(/(\w+)\.safeParse\(/g)].map(([, name]) => name),
    ]);
    const named = new Set(used.filter((name) => name && !['z', 'uuid', 'fields'].includes(name)));
    expect(named.size).toBeGreaterThan(10);
    const listed = new Set(schemas.map(({ name }) => name.split(' ')[1]));
    expect([...named].filter((name) => !listed.has(name))).toEqual([]);
  });
});

describe.each(schemas)('$name', ({ name: title, schema }) => {
  const names = fieldNames(schema);

  const check = (input: unknown): void => {
    const parsed = schema.safeParse(input);
    if (parsed.success) {
      const stored = isPassword(title) ? [] : stringsIn(withoutPasswords(parsed.data));
      expect(stored.filter((text) => !isStorable(text))).toEqual([]);
      return;
    }
    const sentences = Object.values(fieldErrors(parsed.error));
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.filter((sentence) => !isRussian(sentence))).toEqual([]);
  };

  test('takes or refuses whatever a form sends, in Russian', { timeout: fuzzTimeout }, () => {
    const form = fieldsFor(names).map((fields): unknown => Object.fromEntries(fields));
    const alone = strangeText as fc.Arbitrary<unknown>;
    fc.assert(fc.property(names.length > 0 ? form : alone, check), runs);
  });

  test('takes or refuses values of any type', { timeout: fuzzTimeout }, () => {
    const value = fc.oneof(fc.anything(), strangeText);
    const record = fc.dictionary(fc.constantFrom('x', ...names), value);
    fc.assert(fc.property(fc.oneof(record, value), check), { ...runs, numRuns: Math.ceil(runs.numRuns / 3) });
  });
});
