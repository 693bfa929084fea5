import { parseBirthCertificateSeries } from '@/lib/domain/birth-certificate-series';
import { toLatinTwins } from '@/lib/domain/look-alikes';

type Form = 'birth_certificate' | 'passport' | 'free';

export const identityDocumentKinds = {
  birth_certificate: { title: 'Свидетельство о рождении', form: 'birth_certificate' },
  passport: { title: 'Паспорт гражданина РФ', form: 'passport' },
  temporary_identity_card: { title: 'Временное удостоверение личности (форма 2П)', form: 'free' },
  foreign_birth_certificate: { title: 'Свидетельство о рождении иностранного государства', form: 'free' },
  foreign_passport: { title: 'Паспорт иностранного гражданина', form: 'free' },
  other: { title: 'Иной документ, удостоверяющий личность', form: 'free' },
} as const satisfies Record<string, { title: string; form: Form }>;

export type IdentityDocumentKind = keyof typeof identityDocumentKinds;

/** Series and number as {@link parseSeries} and {@link parseNumber} return them. */
export type IdentityDocument = { kind: IdentityDocumentKind; series: string; number: string };

/** From this age on the passport replaces the birth certificate. */
export const passportAge = 14;
const maxFreeForm = 50;
const under14: IdentityDocumentKind[] = ['birth_certificate', 'foreign_birth_certificate', 'other'];
const from14: IdentityDocumentKind[] = ['passport', 'temporary_identity_card', 'foreign_passport', 'other'];

/** The documents by which a child of this age is known, the usual one first. */
export function kindsForChild(ageYears: number): IdentityDocumentKind[] {
  return ageYears < passportAge ? [...under14] : [...from14];
}

export const kindsForAdult: IdentityDocumentKind[] = [...from14];

/** The series in its one normal spelling ('' where a free-form document has none), or null if it is wrong. */
export function parseSeries(kind: IdentityDocumentKind, text: string): string | null {
  switch (identityDocumentKinds[kind].form) {
    case 'birth_certificate':
      return parseBirthCertificateSeries(text);
    case 'passport':
      return digitsExactly(text, 4);
    case 'free':
      return freeForm(text);
  }
}

/** The number in its one normal spelling, or null if it is missing or wrong. */
export function parseNumber(kind: IdentityDocumentKind, text: string): string | null {
  const number = text.replace(/^\s*[№#]\s*/, '');
  return identityDocumentKinds[kind].form === 'free' ? freeForm(number) || null : digitsExactly(number, 6);
}

/**
 * The same string for the same document however it was typed, to be hashed into the keyed index.
 * Series and number are not parted: people put the letters of a foreign document into either field.
 */
export function documentKey(kind: IdentityDocumentKind, series: string, number: string): string {
  const bare = `${series}${number}`.normalize('NFC').toUpperCase();
  return `${kind}:${toLatinTwins(bare).replace(/[^\p{L}\p{N}]/gu, '')}`;
}

/** «Свидетельство о рождении I-ЛО № 123456», «Паспорт гражданина РФ 32 04 № 123456»; neither pair of digits nor «№» is parted from what follows. */
export function formatDocument({ kind, series, number }: IdentityDocument): string {
  return documentName({ title: identityDocumentKinds[kind].title, series, number });
}

/** The same for a document known by the title of its kind, as papers keep it; an empty part is left out. */
export function documentName({
  title,
  series,
  number,
}: Record<'title' | 'series' | 'number', string>): string {
  const isPassport = title === identityDocumentKinds.passport.title;
  const shown = isPassport ? series.replace(/^(\d{2})(\d{2})$/, '$1\u00a0$2') : series;
  return [title, shown, number && `№\u00a0${number}`].filter(Boolean).join(' ');
}

export function seriesLabel(kind: IdentityDocumentKind): string {
  return kind === 'birth_certificate' ? 'Серия свидетельства о рождении' : 'Серия';
}

function digitsExactly(text: string, count: number): string | null {
  const digits = text.replace(/[\s.\-‐‑‒–—−]/g, '');
  return digits.length === count && /^\d+$/.test(digits) ? digits : null;
}

function freeForm(text: string): string | null {
  const value = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return value.length <= maxFreeForm && !/\p{Cc}/u.test(value) ? value : null;
}
