import { certificateStatuses, effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate, plainDate } from '@/lib/domain/dates';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import { nameKey } from '@/lib/domain/names';
import type { Alike } from '@/lib/domain/same-child';
import { found } from '@/lib/access/scope';
import { today } from '@/lib/platform/clock';
import { unsealDocumentNumber, unsealPersonField } from '@/lib/platform/sealed-fields';

/** What is set side by side to tell whether two records are one child. */
export const comparedShape = {
  personId: true,
  unattached: true,
  municipality: { select: { shortName: true } },
  institution: { select: { shortName: true } },
  certificates: { orderBy: { createdAt: 'desc' }, take: 1, select: { id: true, number: true, status: true } },
  person: {
    select: {
      surname: true,
      givenName: true,
      patronymic: true,
      birthDate: true,
      snilsSealed: true,
      documents: {
        where: { supersededAt: null },
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: { id: true, kind: true, numberSealed: true },
      },
    },
  },
} as const;

type ComparedRow = {
  personId: string;
  unattached: boolean;
  municipality: { shortName: string } | null;
  institution: { shortName: string } | null;
  certificates: { id: string; number: string; status: keyof typeof certificateStatuses }[];
  person: {
    surname: string;
    givenName: string;
    patronymic: string | null;
    birthDate: Date | null;
    snilsSealed: Uint8Array | null;
    documents: { id: string; kind: keyof typeof identityDocumentKinds; numberSealed: Uint8Array }[];
  };
};

const absent = '—';
const shownDigits = 3;

type Feature = {
  term: string;
  text: string;
  /** What the asking person may have named apart from the record. */
  mark?: Alike;
  /** Equal for equal values; empty for an unknown one; null where there is nothing to compare. */
  key: string | null;
};

/** The features of a child in the order of the table; numbers are masked, their equality is not. */
function featuresOf(child: ComparedRow): Feature[] {
  const { person } = child;
  const [document] = person.documents;
  const number = document ? unsealDocumentNumber(document.id, document.numberSealed) : null;
  const snils = unsealPersonField('snils', child.personId, person.snilsSealed);
  const birthDate = plainDate(found(person.birthDate));
  const [certificate] = child.certificates;
  return [
    named('Фамилия', person.surname),
    named('Имя', person.givenName),
    named('Отчество', person.patronymic),
    plain('Дата рождения', formatDate(birthDate)),
    plain('Вид документа', document && identityDocumentKinds[document.kind].title),
    { ...secret('Номер документа', number && `${number.series} ${number.number}`), mark: 'document' },
    { ...secret('СНИЛС', snils), mark: 'snils' },
    plain('Муниципалитет', child.municipality?.shortName),
    plain('Школа или детский сад', child.institution?.shortName ?? (child.unattached ? 'не посещает' : null)),
    { term: 'Сертификат', text: certificate ? certificateWords(certificate, birthDate) : 'нет', key: null },
  ];
}

function certificateWords(
  { number, status }: ComparedRow['certificates'][number],
  birthDate: Parameters<typeof effectiveCertificateStatus>[1],
): string {
  const { title } = certificateStatuses[effectiveCertificateStatus(status, birthDate, today())];
  return `${formatCertificateNumber(number)}, ${title.toLowerCase()}`;
}

function plain(term: string, text: string | null | undefined): Feature {
  return { term, text: text ?? absent, key: text ?? '' };
}

function named(term: string, text: string | null): Feature {
  return { term, text: text ?? absent, key: nameKey(text ?? '') };
}

/** Only the last digits: enough to hold against the original, not enough to copy. */
function secret(term: string, value: string | null): Feature {
  if (value === null) return { term, text: 'не указан', key: '' };
  const visible = value.slice(-shownDigits);
  return { term, text: `••• ${visible}`, key: value };
}

export type ComparedLine = {
  term: string;
  first: string;
  second: string;
  /** Null where there is nothing to compare. */
  verdict: 'same' | 'different' | 'unknown' | null;
};

/**
 * Two records side by side. `named` is what was found equal when somebody asked to be linked: a number given there stands
 * in no record of theirs.
 */
export function compareFeatures(
  first: ComparedRow,
  second: ComparedRow,
  named: readonly string[] = [],
): ComparedLine[] {
  const others = featuresOf(second);
  return featuresOf(first).flatMap(({ term, text, key, mark }, at) => {
    const other = others[at];
    if (!other) return [];
    if (other.key === '' && mark && named.includes(mark)) {
      return { term, first: text, second: 'тот же, назван в просьбе', verdict: 'same' };
    }
    return { term, first: text, second: other.text, verdict: compareKeys(key, other.key) };
  });
}

/** What is missing on one side speaks neither for nor against. */
function compareKeys(first: Feature['key'], second: Feature['key']): ComparedLine['verdict'] {
  if (first === null || second === null) return null;
  if (first === '' || second === '') return 'unknown';
  return first === second ? 'same' : 'different';
}
