import type { OperatorActor } from '@/lib/access/actor';
import { childrenOf, documentsThatCount, found } from '@/lib/access/scope';
import { childAtCounter, type Standing } from '@/lib/domain/child-at-counter';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { ageVerdict, documentFitsAge } from '@/lib/domain/eligibility';
import { fullName } from '@/lib/domain/names';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { listCertificates, type CertificateRow } from './certificate-rows';
import type { Hit } from './find-hits';

/** A child without a certificate in a list of the counter. */
export type ChildRow = {
  id: string;
  childName: string;
  birthDate: PlainDate;
  applicationNumber: number | null;
  standing: Standing;
};

export type FoundRow = ({ kind: 'certificate' } & CertificateRow) | ({ kind: 'child' } & ChildRow);

/** What was found, as far as it is in the actor's scope, in the order of the hits. */
export async function listFound(actor: OperatorActor, hits: readonly Hit[]): Promise<FoundRow[]> {
  const idsOf = (kind: Hit['kind']) => hits.filter((hit) => hit.kind === kind).map(({ id }) => id);
  const [certificates, children] = await Promise.all([
    listCertificates(actor, idsOf('certificate')),
    listChildren(actor, idsOf('child')),
  ]);
  const rows = new Map<string, FoundRow>([
    ...certificates.map((row): [string, FoundRow] => [row.id, { kind: 'certificate', ...row }]),
    ...children.map((row): [string, FoundRow] => [row.id, { kind: 'child', ...row }]),
  ]);
  return hits.flatMap(({ id }) => rows.get(id) ?? []);
}

async function listChildren(actor: OperatorActor, ids: readonly string[]): Promise<ChildRow[]> {
  if (ids.length === 0) return [];
  const rows = await database().child.findMany({
    where: { AND: [{ personId: { in: [...ids] } }, childrenOf(actor)] },
    select: {
      personId: true,
      person: {
        select: {
          surname: true,
          givenName: true,
          patronymic: true,
          birthDate: true,
          documents: { where: documentsThatCount, select: { kind: true } },
        },
      },
      applications: { orderBy: { createdAt: 'desc' }, take: 1, select: { number: true, status: true } },
    },
  });
  return rows.map(({ personId, person, applications: [application] }) => {
    const birthDate = plainDate(found(person.birthDate));
    return {
      id: personId,
      childName: fullName(person),
      birthDate,
      applicationNumber: application?.number ?? null,
      standing: childAtCounter({
        age: ageVerdict(birthDate, today()),
        hasDocument: person.documents.some(({ kind }) => documentFitsAge(kind, birthDate, today())),
        applicationStatus: application?.status ?? null,
      }),
    };
  });
}
