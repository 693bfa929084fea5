import { beforeAll, describe, expect, test } from 'vitest';
import type { FamilyActor } from '@/lib/access/actor';
import { formatDate } from '@/lib/domain/dates';
import { provideDocument, provideDocumentFields } from '@/lib/documents/provide-document';
import { receiveScan } from '@/lib/documents/receive-scan';
import { getMyChild } from '@/lib/families/queries';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenCertificate, givenChild, givenMunicipality, givenParent } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { twoHalves } from '@/tests/support/pictures';
import { sixDigits } from '@/tests/support/six-digits';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let municipalityId: string;
let picture: Buffer;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
  picture = await twoHalves(40, 20).jpeg().toBuffer();
});

async function givenFamily(options: { age?: number; document?: boolean } = {}) {
  const parent = await givenParent();
  const child = await givenChild({ parent, municipalityId, ...options });
  return { ...parent, ...child };
}

function scanOf(actor: FamilyActor): Promise<string> {
  return receiveScan(actor, { name: 'скан.jpg', bytes: picture, tooLarge: false });
}

/** The form as a browser sends it: a birth certificate of its own, unless told otherwise. */
function form(scanId: string, changes: Record<string, string> = {}) {
  return provideDocumentFields.parse({
    scanId,
    kind: 'birth_certificate',
    series: '11-мю',
    number: sixDigits(),
    issuedOn: formatDate(today()),
    issuedBy: 'Орган ЗАГС',
    comment: '',
    ...changes,
  });
}

function documentsOf(personId: string) {
  return database().identityDocument.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } });
}

describe('a document with its scan', () => {
  test('is in force, the audit names its kind only', async () => {
    const { actor, accountId, childId } = await givenFamily();
    const scanId = await scanOf(actor);
    const input = form(scanId);
    const traces = await tracesOf(() => provideDocument(actor, childId, input));
    const [document] = (await getMyChild(actor, childId)).documents;
    expect(document).toMatchObject({
      kind: 'birth_certificate',
      series: 'II-МЮ',
      number: input.number,
      issuedBy: 'Орган ЗАГС',
      scan: { id: scanId, status: 'received' },
    });
    expect(traces).toEqual({
      audit: [
        {
          event: 'document_provided',
          by: accountId,
          role: 'parent',
          institutionId: null,
          subject: ['document', document?.id],
          childId,
          details: { kind: 'birth_certificate' },
        },
      ],
      letters: [],
      jobs: [],
    });
    const [row] = await documentsOf(childId);
    expect(Buffer.from(row?.numberSealed ?? []).includes(input.number)).toBe(false);
  });

  test('the same form sent again, and ten at once, add it once', async () => {
    const { actor, childId } = await givenFamily();
    const input = form(await scanOf(actor));
    await openConnections();
    await Promise.all(Array.from({ length: 10 }, () => provideDocument(actor, childId, input)));
    await provideDocument(actor, childId, input);
    expect(await documentsOf(childId)).toHaveLength(1);
    const provided = { event: 'document_provided', childId };
    expect(await database().auditEntry.count({ where: provided })).toBe(1);
  });

  test('a newer one of the kind takes its place, and a waiting certificate goes on with it', async () => {
    const { actor, childId, documentId } = await givenFamily({ document: true });
    const { certificateId } = await givenCertificate({ childId });
    await provideDocument(actor, childId, form(await scanOf(actor)));
    const [first, second] = await documentsOf(childId);
    expect(first?.id).toBe(documentId);
    expect(first?.supersededAt).not.toBeNull();
    expect(second?.supersededAt).toBeNull();
    const certificate = await database().certificate.findUniqueOrThrow({ where: { id: certificateId } });
    expect(certificate.documentId).toBe(second?.id);
  });

  test('a document of another kind stands beside the first', async () => {
    const { actor, childId } = await givenFamily({ document: true });
    await provideDocument(actor, childId, form(await scanOf(actor), { kind: 'other', series: '' }));
    expect((await documentsOf(childId)).map(({ supersededAt }) => supersededAt)).toEqual([null, null]);
  });
});

describe('what is refused', () => {
  test('a document that is another child’s, however its number is typed', async () => {
    const first = await givenFamily();
    const second = await givenFamily();
    const input = form(await scanOf(first.actor));
    await provideDocument(first.actor, first.childId, input);
    const latin = { series: 'ii мю', number: `№ ${input.number}` };
    const same = form(await scanOf(second.actor), latin);
    const refused = await refusedWithoutTrace(() => provideDocument(second.actor, second.childId, same));
    expect(refused).toMatchObject({ code: 'conflict', field: 'number' });
    expect(refused.sentence).toContain('уже предоставлен для другого ребёнка');
  });

  test('of two families with one document at the same moment one has it', async () => {
    const families = [await givenFamily(), await givenFamily()];
    const number = sixDigits();
    await openConnections();
    const attempts = await Promise.allSettled(
      families.map(async ({ actor, childId }) =>
        provideDocument(actor, childId, form(await scanOf(actor), { number })),
      ),
    );
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = attempts.find((attempt) => attempt.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'conflict' });
    const kept = await Promise.all(families.map(({ childId }) => documentsOf(childId)));
    expect(kept.flat()).toHaveLength(1);
  });

  test.each([
    ['a passport under 14', 8, { kind: 'passport', series: '4010' }],
    ['a birth certificate from 14', 15, { kind: 'birth_certificate' }],
  ])('%s', async (_title, age, changes) => {
    const { actor, childId } = await givenFamily({ age });
    const input = form(await scanOf(actor), changes);
    expect(await refusedWithoutTrace(() => provideDocument(actor, childId, input))).toMatchObject({
      code: 'invalid',
      field: 'kind',
    });
  });

  test('a document older than the child; one of the day of birth is taken', async () => {
    const { actor, childId, birthDate } = await givenFamily();
    const scanId = await scanOf(actor);
    const early = form(scanId, { issuedOn: formatDate(birthDate.subtract({ days: 1 })) });
    expect(await refusedWithoutTrace(() => provideDocument(actor, childId, early))).toMatchObject({
      code: 'invalid',
      field: 'issuedOn',
    });
    await provideDocument(actor, childId, form(scanId, { issuedOn: formatDate(birthDate) }));
  });

  test('a scan somebody else sent, one of another child, an unreadable one', async () => {
    const mine = await givenFamily();
    const sibling = await givenChild({ parent: mine, municipalityId });
    const foreign = await scanOf((await givenFamily()).actor);
    const taken = await scanOf(mine.actor);
    await provideDocument(mine.actor, sibling.childId, form(taken));
    const unreadable = await scanOf(mine.actor);
    await database().scan.update({
      where: { id: unreadable },
      data: { status: 'unreadable', storageKey: null },
    });
    for (const scanId of [foreign, taken, unreadable]) {
      const refused = await refusedWithoutTrace(() =>
        provideDocument(mine.actor, mine.childId, form(scanId)),
      );
      expect(refused).toMatchObject({ code: 'invalid', field: 'scan' });
    }
  });

  test.each(['active', 'suspended'] as const)(
    'replacing the document of an %s certificate',
    async (status) => {
      const { actor, childId } = await givenFamily({ document: true });
      await givenCertificate({ childId, status });
      const input = form(await scanOf(actor));
      const refused = await refusedWithoutTrace(() => provideDocument(actor, childId, input));
      expect(refused).toMatchObject({ code: 'conflict' });
      expect(refused.sentence).toContain('По этому документу сертификат уже активирован.');
    },
  );
});
