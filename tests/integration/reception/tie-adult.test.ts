import { beforeAll, describe, expect, test } from 'vitest';
import { POST as save } from '@/app/counter/certificates/[certificateId]/adult/save/route';
import type { Actor } from '@/lib/access/actor';
import { openSession } from '@/lib/access/session';
import { getCertificateCard } from '@/lib/certificates/card';
import { formatDate, plainDate } from '@/lib/domain/dates';
import { endTie, endTieFields } from '@/lib/families/end-tie';
import { getMyChild } from '@/lib/families/queries';
import { inventedPassport } from '@/lib/local/demo/invented-numbers';
import { inventedFamily } from '@/lib/local/demo/invented-people';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { findDraft } from '@/lib/platform/drafts';
import { unsealDocumentNumber } from '@/lib/platform/sealed-fields';
import { sameAs } from '@/lib/reception/carried-record';
import { checkAdult } from '@/lib/reception/check-adult';
import { tieAdult } from '@/lib/reception/tie-adult';
import { tieAdultFields } from '@/lib/reception/tie-adult-fields';
import { reserveIfFree } from '@/lib/reservations/reserve-record';
import { certificateOf, courtPaper, read } from '@/tests/support/changes';
import {
  givenCertificate,
  givenChild,
  givenInstitution,
  givenLinkRequest,
  givenMunicipality,
  givenParent,
  givenSetting,
  givenStaff,
  unique,
} from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { givenTown, type Town } from '@/tests/support/town';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

type Typed = Record<string, string>;

const act = {
  groundKind: 'guardianship_act',
  groundNumber: '17-о',
  groundDate: formatDate(today()),
};

/** The form as an operator types it from the papers of somebody nobody knows yet. */
function typedAdult(changes: Typed = {}): Typed {
  const n = unique();
  const { surname, givenName, patronymic } = inventedFamily(n).mother;
  const { kind, series, number } = inventedPassport(n, today().subtract({ years: 10 }));
  return {
    surname,
    givenName,
    patronymic: patronymic ?? '',
    birthDate: '20.06.1989',
    ...{ kind, series, number, issuedOn: '', issuedBy: '', snils: '' },
    kinship: 'parent',
    adultPaper: 'original',
    tiePaper: 'original',
    ...changes,
  };
}

const readAdult = (values: Typed) => tieAdultFields.parse(values);

const tie = (actor: Actor, certificateId: string, values: Typed) =>
  tieAdult(actor, certificateId, readAdult(values));

/** The papers of somebody who is known, as they lie on the desk. */
async function papersOf(personId: string): Promise<Typed> {
  const person = await database().person.findUniqueOrThrow({
    where: { id: personId },
    include: { documents: true },
  });
  const [document] = person.documents;
  if (!document || !person.birthDate) throw new Error('This test is about a person with papers');
  const { series, number } = unsealDocumentNumber(document.id, document.numberSealed);
  const { surname, givenName, patronymic } = person;
  return typedAdult({
    ...{ surname, givenName, patronymic: patronymic ?? '', kind: document.kind, series, number },
    birthDate: formatDate(plainDate(person.birthDate)),
  });
}

async function givenRecord(home: Town = town, age = 8) {
  const mother = await givenParent({ email: 'mother@example.com' });
  const child = await givenChild({
    parent: mother,
    age,
    document: true,
    municipalityId: home.municipalityId,
  });
  const { certificateId } = await givenCertificate({
    childId: child.childId,
    groupId: home.group.id,
    status: 'active',
  });
  return { mother, ...child, certificateId };
}

const tiesOf = (childId: string) =>
  database().guardianship.findMany({ where: { childId, endedAt: null }, orderBy: { createdAt: 'asc' } });

describe('«Связать взрослого»', () => {
  test('by originals the tie is proven at once; history, audit and the letter to the other guardian go along', async () => {
    const { mother, childId, certificateId } = await givenRecord();
    const { actor, accountId } = town.operator;
    const values = typedAdult({ kinship: 'guardian', ...act });
    let adult = '';
    const { audit, letters } = await tracesOf(async () => {
      adult = await tie(actor, certificateId, values);
    });

    expect((await tiesOf(childId)).at(-1)).toMatchObject({
      guardianId: adult,
      ground: 'guardian',
      provenById: accountId,
    });
    const { documents } = await database().person.findUniqueOrThrow({
      where: { id: adult },
      include: { documents: true },
    });
    expect(documents).toHaveLength(1);
    expect((await certificateOf(certificateId)).changes).toMatchObject([
      { kind: 'tie_added', reason: 'originals', groundDocument: { kind: 'guardianship_act' } },
    ]);
    expect(audit.at(-1)).toMatchObject({
      event: 'guardian_added',
      by: accountId,
      subject: ['child', childId],
      childId,
      details: { ground: 'guardian' },
    });
    expect(letters.map(({ kind, personId }) => [kind, personId])).toEqual([
      ['guardian_added', mother.personId],
    ]);
    expect(letters[0]?.payload).toMatchObject({ institution: town.institution.shortName });
    expect(JSON.stringify([audit, letters])).not.toContain(values.surname);
    // The other guardian reads that it happened, and neither the reason nor the paper.
    const card = await getCertificateCard(mother.actor, certificateId);
    expect(card.history[0]).toMatchObject({ reasons: [], document: null });
  });

  test('pressed twice, or at two desks at once, one adult is tied once and told once', async () => {
    const { childId, certificateId } = await givenRecord();
    const values = typedAdult();
    const { actor } = town.operator;
    const { audit, letters } = await tracesOf(async () => {
      const ids = await Promise.all([tie(actor, certificateId, values), tie(actor, certificateId, values)]);
      expect(new Set(ids).size).toBe(1);
      await tie(actor, certificateId, values);
    });
    expect(await tiesOf(childId)).toHaveLength(2);
    expect(letters).toHaveLength(1);
    expect(audit.filter(({ event }) => event === 'guardian_added')).toHaveLength(1);
    expect((await certificateOf(certificateId)).changes).toHaveLength(1);
  });

  test('who is known by the document, wherever in the region, is the same person and sees the child at once', async () => {
    const { childId, certificateId } = await givenRecord();
    const father = await givenParent();
    const adult = await tie(town.operator.actor, certificateId, await papersOf(father.personId));
    expect(adult).toBe(father.personId);
    expect((await getMyChild(father.actor, childId)).id).toBe(childId);
  });

  test('a known number under another name is asked about; of the own scope the page says whose it is', async () => {
    const { certificateId } = await givenRecord();
    const [near, far] = [await givenRecord(), await givenRecord(await givenTown())];
    const { actor } = town.operator;
    const renamed = { ...(await papersOf(near.mother.personId)), surname: 'Совсемдругая', givenName: 'Зоя' };
    expect(await refusedWithoutTrace(() => tie(actor, certificateId, renamed))).toMatchObject({
      code: 'conflict',
      field: 'number',
    });
    expect(await checkAdult(actor, renamed)).toMatchObject([
      { personId: near.mother.personId, renamed: true },
    ]);
    const answered = { ...renamed, parentRecord: sameAs(near.mother.personId) };
    expect(await tie(actor, certificateId, answered)).toBe(near.mother.personId);
    const strange = { ...(await papersOf(far.mother.personId)), surname: 'Совсемдругая', givenName: 'Зоя' };
    expect(await checkAdult(actor, strange)).toEqual([]);
    expect((await refusalOf(tie(actor, certificateId, strange))).code).toBe('conflict');
  });

  test('a namesake is asked about: the same person, or another one', async () => {
    const [{ certificateId }, other] = [await givenRecord(), await givenRecord()];
    const { actor } = town.operator;
    const { series, number } = typedAdult();
    const namesake = {
      ...(await papersOf(other.mother.personId)),
      series: series ?? '',
      number: number ?? '',
    };
    expect(await refusedWithoutTrace(() => tie(actor, certificateId, namesake))).toMatchObject({
      field: 'parentRecord',
    });
    expect(await checkAdult(actor, namesake)).toMatchObject([{ personId: other.mother.personId }]);
    const chosen = { ...namesake, parentRecord: 'other' };
    expect(await tie(actor, certificateId, chosen)).not.toBe(other.mother.personId);
  });

  test('who had typed the same child in a cabinet of their own has one child afterwards', async () => {
    const { childId, birthDate, certificateId } = await givenRecord();
    const { surname, givenName, patronymic } = await database().person.findUniqueOrThrow({
      where: { id: childId },
    });
    const father = await givenParent();
    const name = { surname, givenName, patronymic };
    const { municipalityId } = town;
    const twin = await givenChild({ parent: father, name, birthDate, municipalityId, snils: null });
    await tie(town.operator.actor, certificateId, await papersOf(father.personId));
    expect((await getMyChild(father.actor, childId)).id).toBe(childId);
    expect((await refusalOf(getMyChild(father.actor, twin.childId))).code).toBe('not_found');
  });

  test('whoever waits for the answer to a request of their own gets that answer', async () => {
    const { childId, certificateId } = await givenRecord();
    const { parent } = await givenLinkRequest(childId, town.municipalityId);
    const papers = await papersOf(parent.personId);
    expect(await refusedWithoutTrace(() => tie(town.operator.actor, certificateId, papers))).toMatchObject({
      code: 'conflict',
      sentence: saying('Просьбы о связи'),
    });
  });

  test('a tie the school has entered is proven, and nobody is told twice', async () => {
    const { mother, childId, certificateId } = await givenRecord();
    const { audit, letters } = await tracesOf(async () =>
      tie(town.operator.actor, certificateId, await papersOf(mother.personId)),
    );
    expect(letters).toEqual([]);
    expect(audit.map(({ event }) => event)).toContain('tie_proven');
    expect(await tiesOf(childId)).toMatchObject([{ provenById: town.operator.accountId }]);
  });

  test('a date of issue that is known is not lost where the form leaves it empty', async () => {
    const { certificateId } = await givenRecord();
    const father = await givenParent();
    const issuedBy = 'Отделение пробное';
    await database().identityDocument.updateMany({
      where: { personId: father.personId },
      data: { issuedBy },
    });
    await tie(town.operator.actor, certificateId, await papersOf(father.personId));
    const kept = await database().identityDocument.findFirstOrThrow({ where: { personId: father.personId } });
    expect(kept).toMatchObject({ issuedBy, supersededAt: null });
  });
});

describe('copies', () => {
  test('tie without a proof where the municipality accepts them, and are refused where it does not', async () => {
    const there = await givenTown();
    const { childId, certificateId } = await givenRecord(there);
    const values = typedAdult({ tiePaper: 'copy' });
    await givenSetting(there.municipalityId, 'papers', {
      proofOfResidence: 'unattached_only',
      acceptsCopies: false,
    });
    expect(await refusedWithoutTrace(() => tie(there.operator.actor, certificateId, values))).toMatchObject({
      field: 'tiePaper',
    });
    await givenSetting(there.municipalityId, 'papers', {
      proofOfResidence: 'unattached_only',
      acceptsCopies: true,
    });
    await tie(there.operator.actor, certificateId, values);
    expect((await tiesOf(childId)).at(-1)).toMatchObject({ provenAt: null });
    expect((await certificateOf(certificateId)).changes).toMatchObject([
      { kind: 'tie_added', reason: 'copies' },
    ]);
  });
});

describe('refused', () => {
  test('without the paper of the ground, with the wrong ground, the child itself, a certificate that has ended', async () => {
    const { actor } = town.operator;
    const { certificateId } = await givenRecord();
    const refusalField = async (values: Typed) =>
      (await refusedWithoutTrace(() => tie(actor, certificateId, values))).field;
    expect(await refusalField(typedAdult({ kinship: 'foster_parent' }))).toBe('groundKind');
    expect(await refusalField(typedAdult({ kinship: 'trustee', ...act }))).toBe('kinship');
    const grown = await givenRecord(town, 16);
    const own = await papersOf(grown.childId);
    expect(await refusedWithoutTrace(() => tie(actor, grown.certificateId, own))).toMatchObject({
      field: 'number',
    });
    const ended = await givenChild({
      document: true,
      municipalityId: town.municipalityId,
      parent: grown.mother,
    });
    const over = await givenCertificate({
      childId: ended.childId,
      groupId: town.group.id,
      status: 'terminated',
    });
    expect((await refusedWithoutTrace(() => tie(actor, over.certificateId, typedAdult()))).code).toBe(
      'conflict',
    );
  });

  test('out of scope: another municipality, others’ pupils, a family, a school', async () => {
    const { mother, certificateId } = await givenRecord();
    const elsewhere = await givenStaff({ role: 'operator' });
    const { id } = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'own_pupils' });
    const ownOnly = await givenStaff({ role: 'operator', institutionId: id });
    const { id: farId } = await givenMunicipality();
    const farAdmin = await givenStaff({ role: 'municipal_admin', municipalityId: farId });
    for (const { actor } of [elsewhere, ownOnly, farAdmin]) {
      expect((await refusedWithoutTrace(() => tie(actor, certificateId, typedAdult()))).code).toBe(
        'not_found',
      );
    }
    const school = await givenStaff({ role: 'login_issuer', institutionId: town.institution.id });
    for (const { actor } of [mother, school]) {
      expect((await refusedWithoutTrace(() => tie(actor, certificateId, typedAdult()))).code).toBe(
        'forbidden',
      );
    }
  });

  test('while a colleague works on the record', async () => {
    const { childId } = await givenRecord();
    const parent = await givenParent();
    const waiting = await givenChild({ parent, document: true, municipalityId: town.municipalityId });
    const { certificateId } = await givenCertificate({ childId: waiting.childId, groupId: town.group.id });
    const colleague = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    await reserveIfFree(colleague.actor, certificateId);
    expect(
      await refusedWithoutTrace(() => tie(town.operator.actor, certificateId, typedAdult())),
    ).toMatchObject({ sentence: saying('Забрать запись') });
    expect(await tiesOf(childId)).toHaveLength(1);
  });

  test('whom a court has taken the child from; another adult takes the place', async () => {
    const { mother, childId, certificateId } = await givenRecord();
    const { actor } = town.operator;
    const [first] = await tiesOf(childId);
    await endTie(
      actor,
      certificateId,
      first?.id ?? '',
      read(endTieFields, { reason: 'court', ...courtPaper() }),
    );
    const papers = await papersOf(mother.personId);
    expect(await refusedWithoutTrace(() => tie(actor, certificateId, papers))).toMatchObject({
      code: 'conflict',
      sentence: saying('«Связать взрослого»'),
    });
    const adult = await tie(actor, certificateId, typedAdult());
    expect((await tiesOf(childId)).map(({ guardianId }) => guardianId)).toEqual([adult]);
  });
});

test('an admin of the municipality may do it, too; the letter names no institution', async () => {
  const { certificateId } = await givenRecord();
  const admin = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId });
  const { letters } = await tracesOf(() => tie(admin.actor, certificateId, typedAdult()));
  expect(letters[0]?.payload).toMatchObject({ institution: null });
});

test('the form: what is wrong comes back with what was typed; done, the record offers the slip', async () => {
  const { certificateId } = await givenRecord();
  const { accountId, grantId, actor } = town.operator;
  const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role: actor.role }));
  const path = `/counter/certificates/${certificateId}/adult`;
  const send = async (fields: Typed) => {
    const request = posted(`${path}/save`, { token, body: new URLSearchParams(fields) });
    const response = await save(request, { params: Promise.resolve({ certificateId }) });
    return response.headers.get('location') ?? '';
  };
  const values = typedAdult();
  const { adultPaper, ...unticked } = values;
  expect(adultPaper).toBe('original');
  const back = await send({ ...unticked, birthDate: '' });
  expect(back).toContain(`${path}?draft=`);
  const draft = await findDraft(new URL(back, 'http://x').searchParams.get('draft') ?? '', accountId, path);
  expect(draft?.values.surname).toBe(values.surname);
  expect(Object.keys(draft?.errors ?? {})).toEqual(expect.arrayContaining(['birthDate', 'adultPaper']));
  expect(await send(values)).toMatch(
    new RegExp(`^/counter/certificates/${certificateId}\\?done=tied&adult=[0-9a-f-]{36}$`),
  );
});
