import { beforeAll, describe, expect, test } from 'vitest';
import { changeDocument, changeDocumentFields } from '@/lib/certificates/changes/change-document';
import { renameChild, renameChildFields } from '@/lib/certificates/changes/rename-child';
import { documentFields } from '@/lib/domain/fields';
import { inventedPassport } from '@/lib/local/demo/invented-numbers';
import { paperContext } from '@/lib/certificates/make-paper';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { activate } from '@/tests/support/activate';
import { certificateOf, courtPaper, read } from '@/tests/support/changes';
import { documentOfAge, givenDocument, givenScan, unique } from '@/tests/support/given';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

/** A child of 14 whose certificate stands on the birth certificate still. */
async function givenGrown() {
  const family = await givenIssued(town, { age: 13 });
  await activate(town.operator.actor, family.certificateId, papers());
  await database().person.update({
    where: { id: family.childId },
    data: { birthDate: new Date(`${today().subtract({ years: 14, days: 3 }).toString()}T00:00:00Z`) },
  });
  return family;
}

function passport() {
  return inventedPassport(unique(), today().subtract({ days: 2 }));
}

function documentInput({ kind, series, number }: ReturnType<typeof passport>) {
  return changeDocumentFields.parse({
    kind,
    series,
    number,
    issuedOn: '',
    issuedBy: '',
    comment: '',
    reason: 'passport_at_14',
    originalSeen: 'on',
  });
}

describe('«Заменить документ»', () => {
  test('the passport takes the place of the birth certificate, which stays as the former one', async () => {
    const { certificateId, childId, documentId } = await givenGrown();
    const traces = await tracesOf(() =>
      changeDocument(town.operator.actor, certificateId, documentInput(passport())),
    );
    const row = await certificateOf(certificateId);
    expect(row.status).toBe('active');
    expect(row.documentId).not.toBe(documentId);
    expect(row.changes).toMatchObject([
      {
        kind: 'document',
        reason: 'passport_at_14',
        fromDocumentId: documentId,
        toDocumentId: row.documentId,
      },
    ]);
    const former = await database().identityDocument.findUniqueOrThrow({ where: { id: documentId } });
    expect(former.supersededAt).not.toBeNull();
    const current = await database().identityDocument.findMany({
      where: { personId: childId, supersededAt: null },
    });
    expect(current.map(({ id, kind }) => [id, kind])).toEqual([[row.documentId, 'passport']]);
    expect(traces.audit.map(({ event }) => event)).toEqual(['certificate_document_changed']);
    expect(traces.letters).toMatchObject([{ payload: { change: 'document' } }]);
  });

  test('one the family has provided already is the same row, with its scan', async () => {
    const { certificateId, childId, accountId } = await givenGrown();
    const provided = passport();
    const providedId = await givenDocument(childId, provided);
    await givenScan({ ownerId: accountId, documentId: providedId });
    await changeDocument(town.operator.actor, certificateId, documentInput(provided));
    expect((await certificateOf(certificateId)).documentId).toBe(providedId);
    expect(await database().scan.count({ where: { documentId: providedId } })).toBe(1);
  });

  test('somebody else’s document, one that fits no such age, the same one again: refused', async () => {
    const { certificateId } = await givenGrown();
    const stranger = await givenIssued(town, { age: 15 });
    const strange = passport();
    await database().identityDocument.updateMany({
      where: { personId: stranger.childId },
      data: { supersededAt: new Date(Date.now() + 1000) },
    });
    await givenDocument(stranger.childId, strange);
    const change = (document: ReturnType<typeof passport>) =>
      refusedWithoutTrace(() => changeDocument(town.operator.actor, certificateId, documentInput(document)));
    expect(await change(strange)).toMatchObject({ code: 'conflict', field: 'number' });
    const birth = documentOfAge(today().subtract({ years: 8 }));
    expect(await change(birth)).toMatchObject({ code: 'invalid', field: 'kind' });
    const own = passport();
    await changeDocument(town.operator.actor, certificateId, documentInput(own));
    expect(await change(own)).toMatchObject({ code: 'conflict', field: 'number' });
  });

  test('the form asks what the family’s form asks', () => {
    expect(
      documentFields(['passport']).safeParse({ kind: 'passport', series: '12', number: '1' }).success,
    ).toBe(false);
    expect(changeDocumentFields.safeParse({ kind: 'passport', series: '12', number: '1' }).success).toBe(
      false,
    );
  });
});

describe('«Изменить имя»', () => {
  const name = { surname: 'Новосёлова', givenName: 'Вера', patronymic: '' };

  test('the name changes with its ground, before and after sealed, and the paper follows', async () => {
    const { certificateId, childId } = await givenIssued(town);
    await activate(town.operator.actor, certificateId, papers());
    const old = await database().person.findUniqueOrThrow({ where: { id: childId } });
    const input = read(renameChildFields, { ...name, reason: 'name_adoption', ...courtPaper() });
    const traces = await tracesOf(() => renameChild(town.operator.actor, certificateId, input));
    const person = await database().person.findUniqueOrThrow({ where: { id: childId } });
    expect(person).toMatchObject({ surname: 'Новосёлова', givenName: 'Вера', patronymic: null });
    expect(person.nameKey).toContain('новоселова');
    expect(traces.letters).toMatchObject([{ kind: 'record_changed', payload: { change: 'name' } }]);
    const row = await certificateOf(certificateId);
    expect(row.changes).toMatchObject([
      { kind: 'name', reason: 'name_adoption', groundDocument: { kind: 'court_decision' } },
    ]);
    expect(row.papers).toHaveLength(2);
    const [, paper] = row.papers;
    expect(unsealText(paperContext(paper?.id ?? ''), paper?.contentSealed ?? new Uint8Array())).toContain(
      'Новосёлова Вера',
    );
    expect(traces.audit.map(({ event }) => event)).toEqual(['child_renamed', 'paper_made']);
    expect(JSON.stringify(traces.audit)).not.toMatch(new RegExp(`Новосёлова|${old.surname}`));
    const change = await database().changeRecord.findFirstOrThrow({
      where: { auditEntry: { event: 'child_renamed', subjectId: childId } },
    });
    const sealed = unsealText(`change_record.sealed:${change.auditEntryId}`, change.sealed);
    expect(sealed).toContain(old.surname);
    expect(sealed).toContain('Новосёлова');
  });

  test('the same name, and no paper: refused', async () => {
    const { certificateId, childId } = await givenIssued(town);
    const { surname, givenName, patronymic } = await database().person.findUniqueOrThrow({
      where: { id: childId },
    });
    const same = read(renameChildFields, {
      surname,
      givenName,
      patronymic: patronymic ?? '',
      reason: 'name_wish',
      ...courtPaper(),
    });
    expect(
      await refusedWithoutTrace(() => renameChild(town.operator.actor, certificateId, same)),
    ).toMatchObject({ field: 'surname' });
    expect(renameChildFields.safeParse({ ...name, reason: 'name_wish', confirmed: 'on' }).success).toBe(
      false,
    );
  });
});
