import { describe, expect, test } from 'vitest';
import { countLists } from '@/app/counter/_queue-tabs';
import { carriedForm } from '@/app/cabinet/children/[childId]/link/_carried';
import { POST as addDocument } from '@/app/cabinet/children/[childId]/document/save/route';
import { openSession } from '@/lib/access/session';
import { getChildWithStep } from '@/lib/families/situation';
import { receiveScan } from '@/lib/documents/receive-scan';
import { askLink, askLinkFields } from '@/lib/families/ask-link';
import { decideLink, decideLinkFields } from '@/lib/families/decide-link';
import { findOwnLinkRequest, listLinkRequests, openLinkRequest } from '@/lib/families/link-request-queries';
import { getMyChild } from '@/lib/families/queries';
import { countLinkRequests } from '@/lib/families/waiting-links';
import { now, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { findLastDraft } from '@/lib/platform/drafts';
import { lockRow } from '@/lib/platform/locks';
import { letterContext } from '@/lib/platform/outbox';
import { unsealDocumentNumber } from '@/lib/platform/sealed-fields';
import {
  documentOfAge,
  givenApplication,
  givenCertificate,
  givenChild,
  givenParent,
  givenPicture,
  givenStaff,
} from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { refusalOf, saying } from '@/tests/support/refusal-of';
import { whileHeld } from '@/tests/support/while-held';
import { givenTown, type Town } from '@/tests/support/town';

/** One parent has the certificate; another has typed the same child once more. */
async function givenTwins(town: Town) {
  const [first, second] = [await givenParent(), await givenParent({ email: 'second@example.com' })];
  const birthDate = today().subtract({ years: 8, days: 11 });
  const registered = await givenChild({
    parent: first,
    municipalityId: town.municipalityId,
    document: documentOfAge(birthDate),
    birthDate,
  });
  const certificate = await givenCertificate({ childId: registered.childId, groupId: town.group.id });
  const twin = await givenChild({
    parent: second,
    municipalityId: town.municipalityId,
    birthDate,
    snils: null,
  });
  return { first, second, registered, certificate, twinId: twin.childId };
}

type Twins = Awaited<ReturnType<typeof givenTwins>>;

async function documentOf(childId: string) {
  const row = await database().identityDocument.findFirstOrThrow({ where: { personId: childId } });
  const { series, number } = unsealDocumentNumber(row.id, row.numberSealed);
  return askLinkFields.parse({ ground: 'parent', kind: row.kind, series, number, snils: '' });
}

async function givenAsked(town: Town) {
  const twins = await givenTwins(town);
  await askLink(twins.second.actor, twins.twinId, await documentOf(twins.registered.childId));
  const request = await database().linkRequest.findFirstOrThrow({
    where: { personId: twins.second.personId },
  });
  return { ...twins, requestId: request.id };
}

const granted = decideLinkFields.parse({ decision: 'granted', guardianDocument: 'on', tieDocument: 'on' });
const declined = decideLinkFields.parse({ decision: 'declined', reason: 'not_representative' });

async function lettersTo(personId: string) {
  const letters = await database().letter.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } });
  return letters.map(({ id, kind, payload }) => ({ kind, text: unsealText(letterContext(id), payload) }));
}

describe('«Попросить о связи с ребёнком»', () => {
  test('one request waits, however often it is asked; the family sees it, the counter counts and lists it', async () => {
    const town = await givenTown();
    const { first, second, registered, twinId } = await givenTwins(town);
    const input = await documentOf(registered.childId);
    await Promise.all([askLink(second.actor, twinId, input), askLink(second.actor, twinId, input)]);
    await askLink(second.actor, twinId, input);
    expect((await lettersTo(first.personId)).map(({ kind }) => kind)).toEqual(['link_asked']);
    expect(await lettersTo(second.personId)).toEqual([]);
    expect(await database().linkRequest.count({ where: { personId: second.personId } })).toBe(1);
    expect(await findOwnLinkRequest(second.actor, twinId)).toMatchObject({ status: 'waiting', reason: null });
    const { actor } = town.operator;
    expect([await countLinkRequests(actor), (await listLinkRequests(actor, null)).rows.length]).toEqual([
      1, 1,
    ]);
    expect((await countLists(actor)).links).toBe(1);
    const elsewhere = await givenStaff({ role: 'operator' });
    expect(await countLinkRequests(elsewhere.actor)).toBe(0);
  });

  test('the list is a look, recorded by its number; a request out of reach says nothing of its place', async () => {
    const [town, another] = [await givenTown(), await givenTown()];
    await givenAsked(town);
    const foreign = await givenAsked(another);
    const { actor, accountId } = town.operator;
    expect((await listLinkRequests(actor, foreign.requestId)).rows).toHaveLength(1);
    const looks = await database().auditEntry.findMany({ where: { accountId, event: 'links_listed' } });
    expect(looks.map(({ details, childId }) => [details, childId])).toEqual([[{ count: 1 }, null]]);
  });

  test('a document of nobody, and one of a child with another name and birth date, is answered alike', async () => {
    const town = await givenTown();
    const { second, twinId } = await givenTwins(town);
    const other = await givenChild({
      parent: await givenParent(),
      municipalityId: town.municipalityId,
      document: true,
      age: 11,
    });
    await givenCertificate({ childId: other.childId, groupId: town.group.id });
    const { kind, series, number } = documentOfAge(other.birthDate);
    const nobody = askLinkFields.parse({ ground: 'parent', snils: '', kind, series, number });
    const first = await refusalOf(askLink(second.actor, twinId, nobody));
    const strange = await refusalOf(askLink(second.actor, twinId, await documentOf(other.childId)));
    expect(first).toEqual(strange);
    expect(first).toMatchObject({ code: 'conflict', field: 'number' });
  });

  test('not about a stranger’s child, and not without end', async () => {
    const town = await givenTown();
    const { second, registered, first, twinId } = await givenTwins(town);
    const input = await documentOf(registered.childId);
    expect((await refusalOf(askLink(first.actor, twinId, input))).code).toBe('not_found');
    for (let n = 0; n < 10; n += 1) await askLink(second.actor, twinId, input);
    expect((await refusalOf(askLink(second.actor, twinId, input))).code).toBe('too_many');
  });
});

describe('a document that is refused because the certificate is there', () => {
  /** The second parent sends the form «Описание документа»; returns what it says. */
  async function refusedDocument(second: Twins['second'], twinId: string, fields: Record<string, string>) {
    const picture = { name: 'скан.jpg', bytes: await givenPicture(), tooLarge: false };
    const scanId = await receiveScan(second.actor, picture);
    const grant = { id: second.grantId, accountId: second.accountId, role: 'parent' } as const;
    const token = await inTransaction((tx) => openSession(tx, grant));
    const path = `/cabinet/children/${twinId}/document`;
    const request = posted(`${path}/save`, { token, body: new URLSearchParams({ ...fields, scanId }) });
    await addDocument(request, { params: Promise.resolve({ childId: twinId }) });
    return findLastDraft(second.accountId, path);
  }

  test('is told once, with its way to a request that knows what was typed', async () => {
    const { second, registered, twinId } = await givenTwins(await givenTown());
    const { kind, series, number } = await documentOf(registered.childId);
    const form = await refusedDocument(second, twinId, { kind, series, number });
    expect(form?.errors.number).toContain('сертификат уже есть');
    expect(form?.errors.number).not.toContain('обратитесь');
    expect((await carriedForm(second.accountId, twinId)).values).toEqual({ kind, series, number });
    expect((await carriedForm(second.accountId, registered.childId)).values).toEqual({});
  });

  test('of a child who is certainly another one it is another advice, and nothing is carried over', async () => {
    const town = await givenTown();
    const { second, twinId } = await givenTwins(town);
    const birthDate = today().subtract({ years: 10, days: 3 });
    const document = documentOfAge(birthDate);
    const parent = await givenParent();
    const other = await givenChild({ parent, municipalityId: town.municipalityId, birthDate, document });
    await givenCertificate({ childId: other.childId, groupId: town.group.id });
    const { kind, series, number } = await documentOf(other.childId);
    const form = await refusedDocument(second, twinId, { kind, series, number });
    expect(form?.errors.number).not.toContain('сертификат');
    expect(form?.errors.number).toContain('обратитесь в учреждение с оригиналами');
    expect((await carriedForm(second.accountId, twinId)).values).toEqual({});
  });

  test('asked for the link, the family only waits', async () => {
    const { second, twinId } = await givenAsked(await givenTown());
    const child = await getChildWithStep(second.actor, twinId);
    expect([child.step.state, child.step.action, child.tasks]).toEqual([
      'Ждёт решения специалиста',
      null,
      [],
    ]);
  });
});

describe('the decision', () => {
  test('sets what was named in the request beside the record, and says how the answer went out', async () => {
    const town = await givenTown();
    const { second, requestId, twinId } = await givenAsked(town);
    const { comparison } = await openLinkRequest(town.operator.actor, requestId);
    await database().person.update({ where: { id: second.personId }, data: { emailConfirmedAt: null } });
    const line = comparison?.find(({ term }) => term === 'Номер документа');
    expect([line?.verdict, line?.second]).toEqual(['same', 'тот же, назван в просьбе']);
    expect(await decideLink(town.operator.actor, requestId, declined)).toEqual({ mailed: false });
    const typed = await database().person.findUniqueOrThrow({ where: { id: twinId } });
    const [letter] = await lettersTo(second.personId);
    expect(letter?.text).toContain(typed.surname);
    expect(letter?.text).toContain('not_representative');
    const proven = await givenAsked(town);
    expect(await decideLink(town.operator.actor, proven.requestId, granted)).toEqual({ mailed: true });
  });

  test('granted: the tie is proven, the typed record and its application end, both sides are told', async () => {
    const town = await givenTown();
    const { first, second, registered, twinId, requestId } = await givenAsked(town);
    const application = await givenApplication({ childId: twinId, applicantId: second.personId });
    const page = await openLinkRequest(town.operator.actor, requestId);
    expect(page.comparison?.find(({ term }) => term === 'Дата рождения')?.verdict).toBe('same');
    expect(page.alike).toContain('дата рождения');
    await decideLink(town.operator.actor, requestId, granted);
    const tie = await database().guardianship.findFirstOrThrow({
      where: { guardianId: second.personId, childId: registered.childId },
    });
    expect([tie.provenById, tie.endedAt]).toEqual([town.operator.accountId, null]);
    expect((await getMyChild(second.actor, registered.childId)).id).toBe(registered.childId);
    expect((await refusalOf(getMyChild(second.actor, twinId))).code).toBe('not_found');
    const closed = await database().application.findUniqueOrThrow({
      where: { id: application.applicationId },
    });
    expect(closed.status).toBe('cancelled');
    const toSecond = await lettersTo(second.personId);
    expect(toSecond.map(({ kind }) => kind)).toContain('link_decided');
    const toFirst = await lettersTo(first.personId);
    expect(toFirst.map(({ kind }) => kind)).toEqual(['link_asked', 'guardian_added']);
    const asking = await database().person.findUniqueOrThrow({ where: { id: second.personId } });
    for (const { text } of toFirst) expect(text).not.toContain(asking.surname);
    const events = await database().auditEntry.findMany({ where: { subjectId: requestId } });
    expect(events.map(({ event }) => event)).toEqual(['link_asked', 'link_viewed', 'link_granted']);
  });

  test('a number that the typed record had got already ends as issued twice; the first one stays', async () => {
    const town = await givenTown();
    const { certificate, twinId, requestId } = await givenAsked(town);
    const second = await givenCertificate({ childId: twinId, groupId: town.group.id });
    await decideLink(town.operator.actor, requestId, granted);
    const rows = await database().certificate.findMany({
      where: { id: { in: [certificate.certificateId, second.certificateId] } },
      select: { id: true, status: true, terminationReason: true },
    });
    expect(rows.find(({ id }) => id === second.certificateId)).toMatchObject({
      status: 'terminated',
      terminationReason: 'mistake_or_duplicate',
    });
    expect(rows.find(({ id }) => id === certificate.certificateId)?.status).toBe('not_activated');
  });

  test('a record somebody else is tied to lives on for them, without the asker’s application and number', async () => {
    const town = await givenTown();
    const { second, registered, twinId, requestId } = await givenAsked(town);
    const third = await givenParent();
    await database().guardianship.create({ data: { guardianId: third.personId, childId: twinId } });
    const { applicationId } = await givenApplication({ childId: twinId, applicantId: second.personId });
    const [childAId = '', childBId = ''] = [twinId, registered.childId].toSorted();
    await database().duplicateSuspicion.create({ data: { childAId, childBId, alike: ['name'] } });
    await decideLink(town.operator.actor, requestId, granted);
    expect(await database().application.findUniqueOrThrow({ where: { id: applicationId } })).toMatchObject({
      status: 'cancelled',
    });
    expect(await database().duplicateSuspicion.findFirstOrThrow({ where: { childAId } })).toMatchObject({
      decision: 'same_child',
    });
    expect((await getMyChild(third.actor, twinId)).id).toBe(twinId);
  });

  test('an application of somebody else for the same record stays theirs', async () => {
    const town = await givenTown();
    const { second, twinId, requestId } = await givenAsked(town);
    const third = await givenParent();
    await database().guardianship.create({ data: { guardianId: third.personId, childId: twinId } });
    const { certificateId } = await givenCertificate({
      childId: twinId,
      applicantId: third.personId,
      groupId: town.group.id,
    });
    await decideLink(town.operator.actor, requestId, granted);
    expect((await refusalOf(getMyChild(second.actor, twinId))).code).toBe('not_found');
    expect(await database().certificate.findUniqueOrThrow({ where: { id: certificateId } })).toMatchObject({
      status: 'not_activated',
    });
  });

  test('of a child that moves to another municipality while one waits is no longer made', async () => {
    const [town, there] = [await givenTown(), await givenTown()];
    const { registered, certificate, requestId } = await givenAsked(town);
    const outcome = await whileHeld(
      (tx) => lockRow(tx, 'child', registered.childId),
      () => decideLink(town.operator.actor, requestId, granted),
      async (tx) => {
        const to = { municipalityId: there.municipalityId };
        await tx.child.update({ where: { personId: registered.childId }, data: to });
        await tx.certificate.update({
          where: { id: certificate.certificateId },
          data: { ...to, groupId: there.group.id, chosenInstitutionId: null },
        });
      },
    );
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
  });

  test('needs both originals; declined, it needs its reason and changes nothing else', async () => {
    const town = await givenTown();
    const { first, second, registered, twinId, requestId } = await givenAsked(town);
    const { actor } = town.operator;
    const unseen = decideLinkFields.parse({ decision: 'granted', guardianDocument: 'on' });
    expect((await refusalOf(decideLink(actor, requestId, unseen))).field).toBe('tieDocument');
    const without = decideLinkFields.parse({ decision: 'declined' });
    expect((await refusalOf(decideLink(actor, requestId, without))).field).toBe('reason');
    await decideLink(actor, requestId, declined);
    expect(await findOwnLinkRequest(second.actor, twinId)).toMatchObject({
      status: 'declined',
      reason: 'not_representative',
    });
    expect(
      await database().guardianship.count({
        where: { guardianId: second.personId, childId: registered.childId },
      }),
    ).toBe(0);
    expect((await lettersTo(first.personId)).map(({ kind }) => kind)).toEqual(['link_asked']);
    const late = await refusalOf(decideLink(actor, requestId, granted));
    expect(late.sentence).toContain('уже ответил');
  });

  test('of two operators one decides', async () => {
    const town = await givenTown();
    const { requestId } = await givenAsked(town);
    const colleague = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    const outcomes = await Promise.allSettled([
      decideLink(town.operator.actor, requestId, granted),
      decideLink(colleague.actor, requestId, declined),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('whom a court has taken the child from is not linked by an operator', async () => {
    const town = await givenTown();
    const { second, registered, requestId } = await givenAsked(town);
    await database().guardianship.create({
      data: {
        guardianId: second.personId,
        childId: registered.childId,
        createdAt: new Date(now().getTime() - 1000),
        endedAt: now(),
        endGround: 'court',
        endedById: town.operator.accountId,
      },
    });
    expect(await refusalOf(decideLink(town.operator.actor, requestId, granted))).toMatchObject({
      code: 'conflict',
      sentence: saying('портал её не восстанавливает'),
    });
    expect((await database().linkRequest.findUniqueOrThrow({ where: { id: requestId } })).status).toBe(
      'waiting',
    );
  });

  test('a request of another municipality is a missing one', async () => {
    const town = await givenTown();
    const { requestId } = await givenAsked(town);
    const elsewhere = await givenStaff({ role: 'operator' });
    expect((await refusalOf(openLinkRequest(elsewhere.actor, requestId))).code).toBe('not_found');
    expect((await refusalOf(decideLink(elsewhere.actor, requestId, granted))).code).toBe('not_found');
  });
});
