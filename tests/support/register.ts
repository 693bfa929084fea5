import { makePaper } from '@/lib/certificates/make-paper';
import { database, inTransaction } from '@/lib/platform/database';
import { givenCertificate, givenChild, givenParent } from './given';

type Options = Omit<Parameters<typeof givenChild>[0], 'parent'> &
  Pick<
    Parameters<typeof givenCertificate>[0],
    'status' | 'number' | 'createdAt' | 'chosenInstitutionId' | 'groupId'
  >;

/** A family with a certificate, as the counter finds it. */
export async function givenRecord(options: Options) {
  const { status, number, createdAt, chosenInstitutionId, groupId, ...child } = options;
  const parent = await givenParent();
  const { childId, birthDate } = await givenChild({ parent, document: true, ...child });
  const facts = { status, number, createdAt, chosenInstitutionId, groupId };
  const certificate = await givenCertificate({ childId, ...facts, municipalityId: options.municipalityId });
  return { parent, childId, birthDate, ...certificate };
}

export type GivenRecord = Awaited<ReturnType<typeof givenRecord>>;

/** The papers made once more; returns the new code beside which the earlier ones keep working. */
export async function givenNewerPaper(certificateId: string): Promise<string> {
  const id = await inTransaction((tx) => makePaper(tx, certificateId));
  return (await database().paper.findUniqueOrThrow({ where: { id } })).code;
}

/** Two children who may be one. */
export async function givenSuspicion(
  first: string,
  second: string,
  alike = ['name_with_slip', 'birth_date'],
) {
  const [childAId, childBId] = [first, second].sort();
  if (!childAId || !childBId) throw new Error('A suspicion is about two children');
  const { id } = await database().duplicateSuspicion.create({ data: { childAId, childBId, alike } });
  return id;
}
