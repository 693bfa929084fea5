import { getVisitPage } from '@/lib/bookings/visit-page';
import type { FamilyActor } from '@/lib/access/actor';
import {
  givenBooking,
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenInstitution,
} from '@/tests/support/given';
import type { Fields } from '@/tests/support/e2e-answers';
import type { Town } from '@/tests/support/e2e-town';

const visit = '/cabinet/certificates/[certificateId]/visit';

type Parent = { personId: string; actor: FamilyActor };

/**
 * Two children of the family at an institution where a time can be booked, one of them with a time. It receives its own
 * pupils only: nobody else's pages change by it.
 */
export async function givenVisits(town: Town, parent: Parent) {
  const municipalityId = town.municipality.id;
  const { id: institutionId } = await givenInstitution({ municipalityId, accepts: 'own_pupils' });
  await givenBookingRules(institutionId);
  const pupil = async () => {
    const { childId } = await givenChild({ parent, municipalityId, institutionId, document: true });
    const { certificateId } = await givenCertificate({ childId, groupId: town.group.id });
    return { childId, certificateId };
  };
  const [free, booked] = [await pupil(), await pupil()];
  await givenBooking(parent.actor, booked.certificateId, institutionId);
  const { days } = await getVisitPage(parent.actor, free.certificateId, { placeId: null, day: null });
  const time = days.at(-1)?.times.at(-1)?.value ?? '';
  return {
    childIds: [free.childId, booked.childId],
    addresses: {
      [visit]: { certificateId: free.certificateId },
      [`${visit}/save`]: { certificateId: free.certificateId },
      [`${visit}/calendar`]: { certificateId: booked.certificateId },
      [`${visit}/cancel`]: { certificateId: booked.certificateId },
    } as Readonly<Record<string, Fields>>,
    forms: {
      [`${visit}/save`]: { institutionId, time, version: '0' },
      [`${visit}/cancel`]: { version: '1' },
    } as Readonly<Record<string, Fields>>,
  };
}
