import type { FamilyActor } from '@/lib/access/actor';
import { certificatesOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { hasEveryWord } from '@/lib/domain/text-search';
import { listAccepting, type AcceptingInstitution } from '@/lib/institutions/accepting';
import { listNotices } from '@/lib/institutions/queries';
import { fullAddress } from '@/lib/institutions/visit-facts';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

/** A longer list would hide the button below it; whoever has a place in mind finds it by a word. */
const mostShown = 20;

type Wanted = {
  /** Words of the name or the address. */
  query?: string;
  /** Every one that answers, however long the list becomes. */
  all?: boolean;
};

/** «Список учреждений» for this certificate: those that answer to the query, with the one the family chose. */
export async function listCertificateInstitutions(
  actor: FamilyActor,
  certificateId: string,
  { query = '', all: showAll = false }: Wanted = {},
) {
  const certificate = found(
    await database().certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: {
        status: true,
        municipalityId: true,
        chosenInstitutionId: true,
        municipality: { select: { shortName: true } },
        child: { select: { institutionId: true, person: { select: { birthDate: true } } } },
      },
    }),
  );
  const { municipalityId, child } = certificate;
  const status = effectiveCertificateStatus(
    certificate.status,
    plainDate(found(child.person.birthDate)),
    today(),
  );
  const [all, notices] = await Promise.all([
    listAccepting(database(), municipalityId, today(), child.institutionId),
    listNotices(municipalityId),
  ]);
  const answering = all.filter((institution) => hasEveryWord(searchText(institution), query));
  return {
    municipality: certificate.municipality.shortName,
    institutions: showAll ? answering : firstOf(answering, certificate.chosenInstitutionId),
    /** How many answer to the query, shown or not. */
    found: answering.length,
    /** How many there are in all. */
    total: all.length,
    notices,
    chosenId: certificate.chosenInstitutionId,
    today: today(),
    /** Until activation the family may choose, and choose anew. */
    mayChoose: status === 'not_activated' || status === 'returned',
  };
}

export type CertificateInstitutions = Awaited<ReturnType<typeof listCertificateInstitutions>>;

/** The first ones in the order of the list; the chosen one is always among them. */
function firstOf(list: readonly AcceptingInstitution[], chosenId: string | null): AcceptingInstitution[] {
  const first = list.slice(0, mostShown);
  const chosen = list.slice(mostShown).find(({ id }) => id === chosenId);
  return chosen ? [chosen, ...first] : first;
}

function searchText(institution: AcceptingInstitution): string {
  return [institution.name, institution.shortName, fullAddress(institution)].join(' ');
}
