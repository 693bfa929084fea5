import { beforeAll, describe, expect, test } from 'vitest';
import { liftReturn } from '@/lib/certificates/lift-return';
import { returnCertificate } from '@/lib/certificates/return-certificate';
import { openRecord } from '@/lib/counter/open-record';
import { correctAtDesk } from '@/lib/families/correct-at-desk';
import { getDeskCorrection } from '@/lib/families/desk-correction';
import { correctDeskFields } from '@/lib/families/desk-fields';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { registerVisit } from '@/lib/reception/register-visit';
import { givenParent } from '@/tests/support/given';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';
import { tracesOf } from '@/tests/support/traces';
import { readVisit, typedVisit } from '@/tests/support/visit-form';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

/** Every letter the desk writes before the activation: a correction, a return, the return taken back. */
async function lettersOf(certificateId: string) {
  const { actor } = town.operator;
  const { facts, seen } = await getDeskCorrection(actor, certificateId, 'child-address');
  const form = { ...facts, address: 'ул. Новая, 5', reason: 'family_slip', comment: '', seen };
  const { input } = correctDeskFields.parse({ ...form, matter: 'child-address' });
  const paper = await database().paper.findFirstOrThrow({ where: { certificateId } });
  const { letters } = await tracesOf(async () => {
    await correctAtDesk(actor, certificateId, 'child-address', input);
    await returnCertificate(actor, certificateId, { paperId: paper.id, reasons: ['other'], remark: 'Так' });
    await liftReturn(actor, certificateId, 'by_mistake');
  });
  return letters.map(({ to, personId }) => ({ to, personId }));
}

describe('a letter about a child', () => {
  test('goes to no address that was only typed at the counter, and the record says so', async () => {
    const visitId = await registerVisit(
      town.operator.actor,
      readVisit({ ...typedVisit(), email: 'typed@example.test' }),
    );
    const { id, application } = await database().certificate.findFirstOrThrow({
      where: { application: { visitId } },
      select: { id: true, application: { select: { email: true, applicantId: true } } },
    });
    expect(application.email).toBe('typed@example.test');
    const personId = application.applicantId;
    expect(await lettersOf(id)).toEqual([1, 2, 3].map(() => ({ to: null, personId })));
    expect(await openRecord(town.operator.actor, id)).toMatchObject({ mailed: false });
  });

  test('goes not to the applicant whose tie has ended, but to the one whose tie holds', async () => {
    const family = await givenIssued(town);
    const other = await givenParent({ email: 'other@example.test' });
    await database().person.update({
      where: { id: other.personId },
      data: { emailConfirmedAt: now() },
    });
    await database().guardianship.create({
      data: { guardianId: other.personId, childId: family.childId, ground: 'parent', createdAt: now() },
    });
    await database().guardianship.updateMany({
      where: { guardianId: family.personId, childId: family.childId },
      data: { endedAt: now(), endedById: town.operator.accountId, endGround: 'rights_terminated' },
    });
    const expected = { to: 'other@example.test', personId: other.personId };
    expect(await lettersOf(family.certificateId)).toEqual([expected, expected, expected]);
    expect(await openRecord(town.operator.actor, family.certificateId)).toMatchObject({ mailed: true });
  });
});
