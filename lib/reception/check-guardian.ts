import { z } from 'zod';
import type { RecordActor } from '@/lib/access/actor';
import { childrenOf } from '@/lib/access/scope';
import { formatDate } from '@/lib/domain/dates';
import {
  birthDateWords,
  documentFields,
  nameWords,
  optionalDate,
  optionalName,
  requiredName,
  snilsField,
} from '@/lib/domain/fields';
import { identityDocumentKinds, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { fullName } from '@/lib/domain/names';
import { findKnownParents } from '@/lib/families/known-here';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { mayBeRecordOf, readAnswer } from './carried-record';
import { findGuardianInScope } from './known-people';

export const typedName = {
  surname: requiredName(nameWords.surname),
  givenName: requiredName(nameWords.givenName),
  patronymic: optionalName(nameWords.patronymic),
  snils: snilsField.catch(null),
};
export const typedGuardian = z.object({
  ...typedName,
  birthDate: optionalDate({ label: birthDateWords }).catch(null),
});
/** Without a readable document nothing is compared with it. */
export const typedDocument = documentFields(Object.keys(identityDocumentKinds) as IdentityDocumentKind[], {
  notAfter: today,
});

export type CheckedGuardian = {
  personId: string;
  name: string;
  birthDate: string | null;
  children: string[];
  /** The record of the form, of another name or birth date than the form's. */
  renamed: boolean;
};

/** The record that goes along in the form, or that was answered for. */
export function idOf(record: string | undefined): string | null {
  const { id } = readAnswer(record ?? '');
  return z.uuid().safeParse(id).data ?? null;
}

/** Adults of the counter's scope who are or may be the one in the form; first the one whose record goes along, of another name. */
export async function checkGuardian(
  actor: RecordActor,
  adult: z.output<typeof typedGuardian>,
  record: string | null,
): Promise<CheckedGuardian[]> {
  const parents = await findKnownParents(database(), childrenOf(actor), adult);
  const namesakes = parents.map(({ personId, name: known, birthDate, children }) => ({
    personId,
    name: fullName(known),
    birthDate,
    children,
    renamed: false,
  }));
  const carried = record && (await findGuardianInScope(database(), actor, record));
  if (!carried || mayBeRecordOf(carried, adult)) return namesakes;
  const other = {
    personId: carried.id,
    name: fullName(carried.name),
    birthDate: carried.birthDate && formatDate(carried.birthDate),
    children: carried.children,
    renamed: true,
  };
  return [other, ...namesakes.filter(({ personId }) => personId !== carried.id)];
}
