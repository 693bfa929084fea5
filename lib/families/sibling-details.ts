import type { FamilyActor } from '@/lib/access/actor';
import { childrenOf } from '@/lib/access/scope';
import { plainDate } from '@/lib/domain/dates';
import { isOpenOn } from '@/lib/institutions/open-on';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealPersonField } from '@/lib/platform/sealed-fields';

export type SiblingDetails = {
  givenName: string;
  address: string | null;
  municipalityId: string | null;
  institution: { id: string; shortName: string } | null;
};

/** Where the brother or sister lives and learns whose details were entered last: offered for this child, too. Null when nothing is known. */
export async function getSiblingDetails(actor: FamilyActor, childId: string): Promise<SiblingDetails | null> {
  const sibling = await database().child.findFirst({
    where: {
      AND: [
        childrenOf(actor),
        {
          personId: { not: childId },
          municipalityId: { not: null },
          person: { addressSealed: { not: null } },
        },
      ],
    },
    orderBy: [{ person: { changedAt: 'desc' } }, { personId: 'asc' }],
    select: {
      personId: true,
      municipalityId: true,
      institution: { select: { id: true, shortName: true, closedOn: true } },
      person: { select: { givenName: true, addressSealed: true } },
    },
  });
  if (!sibling) return null;
  const { person, institution } = sibling;
  return {
    givenName: person.givenName,
    address: unsealPersonField('address', sibling.personId, person.addressSealed),
    municipalityId: sibling.municipalityId,
    institution:
      institution && isOpenOn(today(), institution.closedOn && plainDate(institution.closedOn))
        ? institution
        : null,
  };
}
