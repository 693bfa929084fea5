import { z } from 'zod';
import { ageOn, formatDate, type PlainDate } from '@/lib/domain/dates';
import { ageVerdict, documentFitsAge, passportAge } from '@/lib/domain/eligibility';
import { birthDateWords, dateField } from '@/lib/domain/fields';
import { groundFault, guardianshipGrounds, type GuardianshipGround } from '@/lib/domain/guardianship';
import { identityDocumentKinds, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { ofAge } from '@/lib/families/new-child';
import { today } from '@/lib/platform/clock';
import { blockName, type Values, type VisitChildField } from './visit-blocks';

const typedDate = dateField({ label: birthDateWords, notAfter: today });
const typedKind = z.enum(
  Object.keys(identityDocumentKinds) as [IdentityDocumentKind, ...IdentityDocumentKind[]],
);
const typedGround = z.enum(Object.keys(guardianshipGrounds) as [GuardianshipGround, ...GuardianshipGround[]]);

type Typed = Readonly<Partial<Record<string, string>>>;

/**
 * What is wrong with a child's values taken together, each fault at its part. Of what is typed so far: a part that cannot be
 * read is told by its own field and takes nothing with it.
 */
export function childFaults(typed: Typed, alone: boolean): [VisitChildField, string][] {
  const birthDate = typedDate.safeParse(typed.birthDate ?? '').data;
  if (!birthDate) return [];
  const verdict = ageVerdict(birthDate, today());
  if (verdict.kind === 'too_old') return [['birthDate', ofAge]];
  const faults: [VisitChildField, string][] = [];
  const age = ageOn(birthDate, today());
  if (alone && age < passportAge) {
    faults.push(['birthDate', 'До 14 лет заявление подаёт родитель. Проверьте дату рождения.']);
  } else if (verdict.kind === 'too_young' && typed.young !== birthDate.toString()) {
    faults.push(['young', `${waits(verdict.opensOn)} Если дата рождения верна, отметьте это.`]);
  }
  const ground = typedGround.safeParse(typed.ground).data;
  const wrongGround = alone || !ground ? null : groundFault(ground, age);
  if (wrongGround !== null) faults.push(['ground', wrongGround]);
  const kind = typedKind.safeParse(typed.kind).data;
  if (kind && !documentFitsAge(kind, birthDate, today())) {
    const fault =
      'Этот документ не подходит по возрасту: до 14 лет нужно свидетельство о рождении, с 14 лет — паспорт.';
    faults.push(['kind', fault]);
  }
  const issuedOn = typedDate.safeParse(typed.issuedOn ?? '').data;
  if (issuedOn && issuedOn.since(birthDate).sign < 0) {
    faults.push(['issuedOn', 'Документ не мог быть выдан раньше рождения ребёнка. Проверьте дату выдачи.']);
  }
  return faults;
}

function waits(opensOn: PlainDate): string {
  return `Ребёнку ещё нет 5 лет: номер можно будет получить с ${formatDate(opensOn)}.`;
}

/** The birth date that stands in one block, if it can be read. */
export function typedBirthDate(values: Values, block: number): PlainDate | null {
  return typedDate.safeParse(values[blockName(block, 'birthDate')] ?? '').data ?? null;
}

/**
 * Of a child who is too young for a number: what the operator confirms, and the value that says so of this very date; null
 * of any other child.
 */
export function youngQuestion(values: Values, block: number): { value: string; label: string } | null {
  const birthDate = typedBirthDate(values, block);
  const verdict = birthDate && ageVerdict(birthDate, today());
  if (verdict?.kind !== 'too_young' || !birthDate) return null;
  const label = `Дата рождения ${formatDate(birthDate)} верна. Номер можно будет получить с ${formatDate(verdict.opensOn)}`;
  return { value: birthDate.toString(), label };
}
