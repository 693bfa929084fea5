import type { RecordActor } from '@/lib/access/actor';
import { changedFields } from '@/lib/domain/changed-fields';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { fullName, nameKey, type PersonName } from '@/lib/domain/names';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { sealPersonField, snilsIndex, unsealPersonField } from '@/lib/platform/sealed-fields';

export type EnteredPerson = PersonName & {
  birthDate: PlainDate | null;
  snils: string | null;
  /** Null where it was not asked for. */
  address: string | null;
  /** Null for a child whose guardian applies. */
  phone: string | null;
};

/**
 * What staff read off the originals is written into the record; what was left empty stays as it is known. The caller
 * holds the row and knows the SNILS to be free. Values before and after are kept with the audit.
 */
export async function enterPerson(
  tx: Transaction,
  actor: RecordActor,
  id: string,
  entered: EnteredPerson,
): Promise<void> {
  const { isChild, ...stored } = await readPerson(tx, id);
  const facts = {
    surname: entered.surname,
    givenName: entered.givenName,
    patronymic: entered.patronymic,
    birthDate: entered.birthDate?.toString() ?? stored.birthDate,
    snils: entered.snils ?? stored.snils,
    address: entered.address ?? stored.address,
    phone: entered.phone ?? stored.phone,
  };
  const change = changedFields(stored, facts);
  if (change.fields.length === 0) return;
  await tx.person.update({
    where: { id },
    data: {
      surname: facts.surname,
      givenName: facts.givenName,
      patronymic: facts.patronymic,
      nameKey: nameKey(fullName(entered)),
      ...(entered.birthDate ? { birthDate: dbDate(entered.birthDate) } : {}),
      snilsSealed: sealPersonField('snils', id, facts.snils),
      snilsIndex: facts.snils === null ? null : snilsIndex(facts.snils),
      addressSealed: sealPersonField('address', id, facts.address),
      phoneSealed: sealPersonField('phone', id, facts.phone),
      changedAt: now(),
    },
  });
  const subject = isChild ? (['child', id] as const) : (['person', id] as const);
  await recordAudit(tx, actor, {
    event: isChild ? 'child_changed' : 'person_changed',
    subject,
    ...(isChild ? { childId: id } : {}),
    details: { fields: change.fields },
    change,
  });
}

async function readPerson(tx: Transaction, id: string) {
  const person = await tx.person.findUniqueOrThrow({
    where: { id },
    select: {
      surname: true,
      givenName: true,
      patronymic: true,
      birthDate: true,
      snilsSealed: true,
      addressSealed: true,
      phoneSealed: true,
      child: { select: { personId: true } },
    },
  });
  return {
    surname: person.surname,
    givenName: person.givenName,
    patronymic: person.patronymic,
    birthDate: person.birthDate && plainDate(person.birthDate).toString(),
    snils: unsealPersonField('snils', id, person.snilsSealed),
    address: unsealPersonField('address', id, person.addressSealed),
    phone: unsealPersonField('phone', id, person.phoneSealed),
    isChild: person.child !== null,
  };
}
