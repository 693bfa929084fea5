import fc from 'fast-check';

const id = '11111111-1111-4111-8111-111111111111';

/** What nobody types and somebody sends. */
const famous = [
  '',
  ' ',
  '\u0000',
  'Иван\u0000ова',
  '\ud800',
  'А\udc00',
  '\u202eавонавИ',
  '\ufeffИванова',
  'И\u0301\u0302\u0303\u0304ва\u0336нова',
  '👩‍👩‍👧‍👦',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'null',
  'undefined',
  '[object Object]',
  "' or 1=1 --",
  '%00',
  '%',
  '_%\\',
  '\\',
  '../../etc/passwd',
  '//example.com',
  'javascript:alert(1)',
  '<script>alert(1)</script>',
  '=1+1',
  'ivanova@example.ru\r\nBcc: a@example.ru',
  '-1',
  '1e400',
  'NaN',
  '99999999999999999999',
  '00.00.0000',
  '31.02.2020',
  '29.02.1900',
  '01.01.0001',
  '31.12.9999',
  '01.01.275761',
  '1.1.1',
  id,
  `${id}\n`,
  'а'.repeat(301),
  'Ё'.repeat(5000),
];

/** What a person might type into a field of this name, so that an input gets beyond the first checks. */
const plausible: Readonly<Record<string, readonly string[]>> = {
  surname: ['Сёмина', "О'Коннор-Ли"],
  givenName: ['Вера'],
  patronymic: ['', 'Ивановна'],
  birthDate: ['20.06.2018', '01.03.2011'],
  snils: ['', '112-233-445 95'],
  address: ['г. Новокузнецк, ул. Кутузова, 5А'],
  phone: ['+7 913 123-45-67'],
  email: ['ivanova@example.ru'],
  kind: ['birth_certificate', 'passport', 'foreign_birth_certificate'],
  series: ['I-ЛО', '3220'],
  number: ['123456', '42 07 000 002'],
  issuedOn: ['', '20.06.2019'],
  ground: ['parent', 'guardian'],
  decision: ['same_child', 'different_children'],
  query: ['Сёмина', '4207000002'],
  name: ['Сёмина'],
  row: ['child_name'],
  application: ['original', 'copy'],
  password: ['тихая река и три сосны'],
  repeatPassword: ['тихая река и три сосны'],
  presentPassword: ['certificate-2026-test'],
  login: ['family-1', 'operator-7'],
  code: ['123456'],
};

const anyCodeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

/** What neither PostgreSQL nor a header nor a line of a letter takes, in the midst of something ordinary. */
const poisoned = fc
  .tuple(
    fc.constantFrom('', 'Сёмина', 'family-1', 'ivanova@example.ru', '20.06.2018', id),
    fc.constantFrom('\u0000', '\ud800', '\udfff', '\r\n', '\u0085', '\u2028', '\ufffe', '\u007f', '\u202e'),
    fc.constantFrom('', 'а', 'x'),
  )
  .map((parts) => parts.join(''));

/** Any text at all, half of it of the known kinds of trouble. */
export const strangeText = fc.oneof(
  { weight: 3, arbitrary: poisoned },
  { weight: 4, arbitrary: fc.constantFrom(...famous) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 1, arbitrary: anyCodeUnits },
  { weight: 1, arbitrary: fc.date({ noInvalidDate: true }).map(russianDate) },
);

function russianDate(date: Date): string {
  return date.toISOString().slice(0, 10).split('-').toReversed().join('.');
}

/** How much of a form is as a person would send it: one that is whole but for a field gets furthest. */
type Mood = 'careful' | 'wild';

/** A value for a field of this name: what belongs there, or anything. */
function textFor(name: string, mood: Mood): fc.Arbitrary<string> {
  const likely = Object.hasOwn(plausible, name) ? plausible[name] : undefined;
  if (!likely) return strangeText;
  return fc.oneof(
    { weight: mood === 'careful' ? 20 : 1, arbitrary: fc.constantFrom(...likely) },
    { weight: 1, arbitrary: strangeText },
  );
}

/**
 * Fields under these names: a form in order, a form that is anything, or one in order but for one field with what no
 * database takes.
 */
export function fieldsFor(names: readonly string[]): fc.Arbitrary<[string, string][]> {
  const careful = formOf(names, 'careful');
  if (names.length === 0) return careful;
  const spoiled = fc
    .tuple(careful, fc.constantFrom(...names), fc.constantFrom('\u0000', '\ud800', '\r\n'), fc.boolean())
    .map(([fields, name, poison, alone]) =>
      fields.map(([field, text]): [string, string] =>
        field === name ? [field, alone ? poison : `${text}${poison}x`] : [field, text],
      ),
    );
  return fc.oneof(careful, formOf(names, 'wild'), spoiled);
}

function formOf(names: readonly string[], mood: Mood): fc.Arbitrary<[string, string][]> {
  const named = names.map((name) =>
    fc.oneof(
      {
        weight: mood === 'careful' ? 40 : 5,
        arbitrary: textFor(name, mood).map((text): [string, string][] => [[name, text]]),
      },
      { weight: 1, arbitrary: fc.constant<[string, string][]>([]) },
      // Sent twice, as a browser never does.
      { weight: 1, arbitrary: fc.array(fc.tuple(fc.constant(name), strangeText), { maxLength: 3 }) },
    ),
  );
  const foreign = fc.array(fc.tuple(strangeText, strangeText), { maxLength: 2 });
  return fc.tuple(fc.tuple(...named), foreign).map(([own, others]) => [...own.flat(), ...others]);
}
