import { randomUUID } from 'node:crypto';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenChild, givenParent } from './families';

type VisitOptions = {
  applicationId: string;
  applicantId: string;
  operator: { accountId: string; actor: { institutionId: string } };
};

/** A family with this application at the counter of the operator. */
export async function givenVisit({ applicationId, applicantId, operator }: VisitOptions): Promise<string> {
  const { id } = await database().familyVisit.create({
    data: {
      id: randomUUID(),
      applicantId,
      operatorId: operator.accountId,
      institutionId: operator.actor.institutionId,
      createdAt: now(),
    },
  });
  await database().application.update({ where: { id: applicationId }, data: { visitId: id } });
  return id;
}

/** Another parent, who has typed the child once more, asks to be linked to the registered one. */
export async function givenLinkRequest(childId: string, municipalityId: string) {
  const parent = await givenParent();
  const twin = await givenChild({ parent, municipalityId, snils: null });
  const { id } = await database().linkRequest.create({
    data: {
      personId: parent.personId,
      childId,
      twinId: twin.childId,
      ground: 'parent',
      alike: ['document'],
      createdAt: now(),
    },
  });
  return { requestId: id, parent, twinId: twin.childId };
}
