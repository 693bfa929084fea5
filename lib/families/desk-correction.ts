import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { ageOn, parseDate } from '@/lib/domain/dates';
import { deskMatters, deskReasonsOf, type DeskMatter } from '@/lib/domain/desk-corrections';
import { kindsForAdult, kindsForChild, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { fullName } from '@/lib/domain/names';
import { openOn } from '@/lib/institutions/open-on';
import { today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { factsOf, loadDeskRecord, personOf, versionOf, type DeskRecord } from './desk-record';

/** What one form of a correction at the desk shows. The look is recorded by the opening of the record, which comes first. */
export async function getDeskCorrection(actor: OperatorActor, certificateId: string, matter: DeskMatter) {
  requirePermission(actor, 'data.correct');
  return inTransaction(async (tx) => {
    const record = await loadDeskRecord(tx, actor, certificateId);
    const facts = factsOf(record, matter);
    const { form, title, about } = deskMatters[matter];
    return {
      matter,
      title,
      about,
      form,
      name: fullName(personOf(record, matter)),
      facts,
      seen: versionOf(facts),
      reasons: deskReasonsOf(matter),
      issuedOn: parseDate(facts.issuedOn ?? ''),
      birthDate: record.birthDate,
      kinds: kindsOf(record, matter, facts.kind ?? null),
      schools: form === 'school' ? await listSchools(tx, record) : [],
      /** Before the activation the papers are made anew with the right values. */
      renewable: record.status === 'not_activated' || record.status === 'returned',
    };
  });
}

export type DeskCorrection = Awaited<ReturnType<typeof getDeskCorrection>>;

/** The kinds of this age; the one on file stays to choose from, so that its number can be put right. */
function kindsOf(record: DeskRecord, matter: DeskMatter, held: string | null): IdentityDocumentKind[] {
  const fitting =
    deskMatters[matter].about === 'child' ? kindsForChild(ageOn(record.birthDate, today())) : kindsForAdult;
  const known = held as IdentityDocumentKind | null;
  return known === null || fitting.includes(known) ? [...fitting] : [known, ...fitting];
}

/** Schools and kindergartens of the child's municipality: to another one the record is moved, not corrected. */
function listSchools(tx: Transaction, { child, municipalityId }: DeskRecord) {
  return tx.institution.findMany({
    where: { municipalityId: child.municipalityId ?? municipalityId, ...openOn(today()) },
    orderBy: { shortName: 'asc' },
    select: { id: true, shortName: true },
  });
}
