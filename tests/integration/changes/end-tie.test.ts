import { beforeAll, describe, expect, test } from 'vitest';
import { getCertificateCard } from '@/lib/certificates/card';
import { endTie, endTieFields } from '@/lib/families/end-tie';
import { getTieDesk } from '@/lib/families/tie-desk';
import { getMyChild } from '@/lib/families/queries';
import { database } from '@/lib/platform/database';
import { certificateOf, courtPaper, read } from '@/tests/support/changes';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { givenTown, type Town } from '@/tests/support/town';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

const byCourt = () => read(endTieFields, { reason: 'court', ...courtPaper() });

/** A child of two guardians, the certificate applied for by the first. */
async function givenTwoParents() {
  const [mother, father] = [await givenParent(), await givenParent()];
  const { childId } = await givenChild({
    parent: [mother, father],
    document: true,
    municipalityId: town.municipalityId,
  });
  const { certificateId } = await givenCertificate({
    childId,
    applicantId: mother.personId,
    status: 'active',
    groupId: town.group.id,
  });
  const tieOf = async (personId: string) =>
    (await database().guardianship.findFirstOrThrow({ where: { childId, guardianId: personId } })).id;
  return { mother, father, childId, certificateId, tieOf };
}

describe('«Прекратить связь»', () => {
  test('takes effect at once; who, where, why and the paper are written down; both sides are told', async () => {
    const { mother, father, childId, certificateId, tieOf } = await givenTwoParents();
    await getCertificateCard(father.actor, certificateId);
    const tieId = await tieOf(father.personId);
    const traces = await tracesOf(() => endTie(town.operator.actor, certificateId, tieId, byCourt()));

    expect(await database().guardianship.findUniqueOrThrow({ where: { id: tieId } })).toMatchObject({
      endGround: 'court',
      endedById: town.operator.accountId,
    });
    // The session goes on and sees nothing.
    expect((await refusalOf(getCertificateCard(father.actor, certificateId))).code).toBe('not_found');
    expect((await refusalOf(getMyChild(father.actor, childId))).code).toBe('not_found');
    const card = await getCertificateCard(mother.actor, certificateId);
    expect(card.history[0]).toMatchObject({ reasons: [], document: null });

    expect((await certificateOf(certificateId)).changes).toMatchObject([
      {
        kind: 'tie_ended',
        reason: 'court',
        guardianshipId: tieId,
        groundDocument: { kind: 'court_decision' },
      },
    ]);
    expect(traces.audit.map(({ event }) => event)).toEqual(['tie_ended']);
    expect(traces.letters.map(({ personId, payload }) => [personId, payload])).toEqual([
      [father.personId, expect.objectContaining({ own: true })],
      [mother.personId, expect.objectContaining({ own: false })],
    ]);
    const { surname, patronymic } = await database().person.findUniqueOrThrow({ where: { id: childId } });
    for (const { payload } of traces.letters) {
      expect(JSON.stringify(payload)).not.toContain(surname);
      expect(JSON.stringify(payload)).not.toContain(patronymic);
    }
  });

  test('what they applied for and did not get yet is closed', async () => {
    const parent = await givenParent();
    const { childId } = await givenChild({
      parent,
      document: true,
      municipalityId: town.municipalityId,
    });
    const { certificateId } = await givenCertificate({
      childId,
      status: 'terminated',
      groupId: town.group.id,
    });
    const { applicationId } = await givenApplication({ childId, applicantId: parent.personId });
    const tie = await database().guardianship.findFirstOrThrow({ where: { childId } });
    expect(await getTieDesk(town.operator.actor, certificateId, tie.id)).toMatchObject({ last: true });
    const { audit } = await tracesOf(() =>
      endTie(town.operator.actor, certificateId, tie.id, read(endTieFields, { reason: 'mistake' })),
    );
    expect(audit.map(({ event }) => event)).toEqual(['application_cancelled', 'tie_ended']);
    expect(await database().application.findUniqueOrThrow({ where: { id: applicationId } })).toMatchObject({
      status: 'cancelled',
    });
  });

  test('without the paper, twice, of another child, by a stranger: refused', async () => {
    const { father, certificateId, tieOf } = await givenTwoParents();
    const other = await givenTwoParents();
    const tieId = await tieOf(father.personId);
    const foreignTie = await other.tieOf(other.father.personId);
    const stranger = await givenStaff({ role: 'operator' });
    const { actor } = town.operator;
    expect(
      await refusedWithoutTrace(() =>
        endTie(actor, certificateId, tieId, read(endTieFields, { reason: 'rights_terminated' })),
      ),
    ).toMatchObject({ field: 'groundKind' });
    expect((await refusedWithoutTrace(() => endTie(actor, certificateId, foreignTie, byCourt()))).code).toBe(
      'not_found',
    );
    expect(
      (await refusedWithoutTrace(() => endTie(stranger.actor, certificateId, tieId, byCourt()))).code,
    ).toBe('not_found');
    expect(
      (await refusedWithoutTrace(() => endTie(father.actor, certificateId, tieId, byCourt()))).code,
    ).toBe('forbidden');
    await endTie(actor, certificateId, tieId, byCourt());
    expect(await refusedWithoutTrace(() => endTie(actor, certificateId, tieId, byCourt()))).toMatchObject({
      code: 'conflict',
      sentence: saying('уже прекращена'),
    });
  });

  test('the end is final in the base, too', async () => {
    const { father, certificateId, tieOf } = await givenTwoParents();
    const tieId = await tieOf(father.personId);
    await endTie(town.operator.actor, certificateId, tieId, byCourt());
    await expect(
      database().guardianship.update({ where: { id: tieId }, data: { endedAt: null, endGround: null } }),
    ).rejects.toThrow(/final/);
  });
});
