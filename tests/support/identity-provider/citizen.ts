import { formatSnils } from '@/lib/domain/snils';
import { database } from '@/lib/platform/database';
import { unsealPersonField } from '@/lib/platform/sealed-fields';
import { unique } from '@/tests/support/given';
import type { Citizen } from './start';

/** The person of the register as the provider knows them. */
export async function citizenOf(personId: string): Promise<Required<Omit<Citizen, 'trusted'>>> {
  const person = await database().person.findUniqueOrThrow({ where: { id: personId } });
  const { surname, givenName, patronymic, snilsSealed } = person;
  const snils = unsealPersonField('snils', personId, snilsSealed);
  return {
    subject: `subject-${unique()}`,
    surname,
    givenName,
    patronymic: patronymic ?? '',
    snils: snils === null ? '' : formatSnils(snils),
  };
}
