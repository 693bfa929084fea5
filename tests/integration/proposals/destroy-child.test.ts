import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MunicipalActor, RegionalActor } from '@/lib/access/actor';
import { formatDate, plainDate } from '@/lib/domain/dates';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { withdrawConsent } from '@/lib/personal-data/consent/withdraw-consent';
import { openDestructionLog } from '@/lib/personal-data/retention/destruction-act';
import { applyRetention } from '@/lib/personal-data/retention/apply-retention';
import { listLetters } from '@/lib/letters/mailbox';
import { now, setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealPersonField } from '@/lib/platform/sealed-fields';
import { confirmProposal } from '@/lib/proposals/decide-proposal';
import {
  destructionFields,
  getDestructionDesk,
  proposeDestruction,
} from '@/lib/proposals/propose-destruction';
import { getProposal, getProposalProgress } from '@/lib/proposals/queries';
import { runProposal } from '@/lib/proposals/run-proposal';
import {
  givenApplication,
  givenCertificate,
  givenConsent,
  givenGroup,
  givenInstitution,
  givenMunicipality,
  givenScan,
  givenStaff,
} from '@/tests/support/given';
import { givenCheckedImport, tableOf } from '@/tests/support/given/imports';
import { unique } from '@/tests/support/given/unique';
import { givenRecord, type GivenRecord } from '@/tests/support/register';
import { onDisk } from '@/tests/support/sealed-values';
import { givenPlainLetter } from '@/tests/support/given/letters';
import { noTraces, refusalOf, tracesOf } from '@/tests/support/traces';

let municipalityId: string;
let admin: MunicipalActor;
let second: MunicipalActor;
let region: RegionalActor;

const byCourt = destructionFields.parse({ ground: 'court_decision', note: 'Решение от 01.10.2026 № 2-15' });
const byFamily = destructionFields.parse({ ground: 'family_demand', note: 'Требование от 01.10.2026' });

beforeEach(async () => {
  municipalityId = (await givenMunicipality()).id;
  await givenGroup({ municipalityId });
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  second = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  region = (await givenStaff({ role: 'regional_admin' })).actor;
});

afterEach(() => setClock());

function givenEnded(): Promise<GivenRecord> {
  return givenRecord({ municipalityId, status: 'terminated' });
}

const person = (id: string) => database().person.findUniqueOrThrow({ where: { id } });
const recordsOf = (personId: string) => database().destructionRecord.findMany({ where: { personId } });

async function confirmed(record: GivenRecord, input = byCourt): Promise<string> {
  const id = await proposeDestruction(admin, record.certificateId, input);
  await confirmProposal(second, id);
  return id;
}

describe('a destruction by law', () => {
  test('is proposed by one, confirmed by another, and done once with its line of the act', async () => {
    const record = await givenEnded();
    const { surname } = await person(record.childId);
    const told = await givenPlainLetter(record.parent, now(), record.childId);
    const { storageKey } = await givenScan({
      ownerId: record.parent.accountId,
      documentId: record.documentId,
    });
    const id = await proposeDestruction(admin, record.certificateId, byCourt);
    expect(await proposeDestruction(second, record.certificateId, byCourt)).toBe(id);
    expect(await getDestructionDesk(admin, record.certificateId)).toMatchObject({ proposalId: id });
    expect(await refusalOf(confirmProposal(admin, id))).toMatchObject({ code: 'forbidden' });
    expect((await person(record.childId)).surname).toBe(surname);
    await confirmProposal(second, id);
    const atFirst = { stage: 'confirmed', done: 0, of: null };
    expect(await getProposalProgress(admin, id)).toEqual(atFirst);
    expect((await getProposal(admin, id)).progress).toEqual(atFirst);
    const { audit, letters } = await tracesOf(() => runProposal({ proposalId: id }));
    expect(letters).toMatchObject([{ kind: 'data_destroyed', personId: record.parent.personId }]);
    expect(JSON.stringify(letters[0]?.payload)).not.toContain(surname);
    // Of what the family was told of the child nothing is left; that the data are gone stays to be read.
    const mail = await listLetters(record.parent.actor, 'inbox', null);
    expect(mail.rows.map((row) => row.id)).toEqual([letters[0]?.id]);
    expect(await database().letter.count({ where: { id: told } })).toBe(0);
    expect(audit).toMatchObject([
      { event: 'data_destroyed_by_law', by: second.accountId, childId: record.childId },
    ]);
    expect(await tracesOf(() => runProposal({ proposalId: id }))).toEqual(noTraces);
    expect(await person(record.childId)).toMatchObject({ surname: 'Данные уничтожены', snilsSealed: null });
    expect(existsSync(onDisk(storageKey))).toBe(false);
    expect(await recordsOf(record.childId)).toMatchObject([{ proposalId: id, runId: null, municipalityId }]);
    const page = await getProposal(admin, id);
    expect(page).toMatchObject({ state: 'done', recordId: record.certificateId, reason: 'Решение суда' });
    expect(page.destroyedAt).not.toBeNull();
    const period = { from: today(), to: today() };
    const line = (await openDestructionLog(region, period))
      .split('\r\n')
      .find((one) => one.includes(record.childId));
    expect(line).toContain('"решение суда"');
    expect(line).toContain('фамилия, имя, отчество');
    expect(await getDestructionDesk(admin, record.certificateId)).toMatchObject({
      obstacle: 'Данные этого ребёнка уже удалены.',
    });
  });

  test('takes the rows of lists that name the child and are tied to no record, also refused ones, and spares namesakes', async () => {
    const record = await givenEnded();
    const { surname, givenName, birthDate, snilsSealed } = await person(record.childId);
    const snils = unsealPersonField('snils', record.childId, snilsSealed) ?? '';
    const born = birthDate ? formatDate(plainDate(birthDate)) : '';
    const school = await givenInstitution({ municipalityId, kind: 'school', issuesLogins: true });
    const { actor } = await givenStaff({ role: 'login_issuer', institutionId: school.id });
    const named = `${surname.toUpperCase()} ${givenName}`;
    const rows = [
      ['ФИО ребёнка', 'Дата рождения', 'СНИЛС', 'Родитель'],
      [named, born, '', 'Лескова Вера'],
      [named, '31.02.2018', '', 'Лескова Вера'],
      ['Опечаткин Пётр', '01.09.2018', snils, 'Лескова Вера'],
      [named, born, inventedSnils(unique()), 'Лескова Вера'],
      ['Лесков Анатолий', '01.09.2018', '', 'Лескова Вера'],
    ];
    const [list, open] = [
      await givenCheckedImport(actor, tableOf(rows)),
      await givenCheckedImport(actor, tableOf(rows)),
    ];
    await database().tableImport.update({ where: { id: open.importId }, data: { stage: 'checking' } });
    expect(await database().importRow.count({ where: { importId: list.importId, childId: null } })).toBe(5);
    await runProposal({ proposalId: await confirmed(record) });
    for (const { importId } of [list, open]) {
      const left = await database().importRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });
      expect(left.map(({ line }) => line)).toEqual([5, 6]);
      const file = await database().tableImport.findUniqueOrThrow({ where: { id: importId } });
      expect([file.fileKey, file.headSealed]).toEqual([null, null]);
    }
    // Going on, the check would write the row down anew.
    expect(await database().tableImport.findUniqueOrThrow({ where: { id: open.importId } })).toMatchObject({
      stage: 'failed',
      failure: expect.stringContaining('Загрузите список ещё раз') as string,
    });
    expect((await recordsOf(record.childId))[0]?.categories).toContain('list_row');
  });

  test('begun again after the worker died between the destruction and the end of the proposal, it does nothing twice', async () => {
    const record = await givenEnded();
    const id = await confirmed(record);
    await database().$executeRaw`
      CREATE FUNCTION no_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'died here'; END $$`;
    await database().$executeRaw`
      CREATE TRIGGER no_end BEFORE UPDATE ON proposal FOR EACH ROW WHEN (NEW.state = 'done') EXECUTE FUNCTION no_end()`;
    await expect(runProposal({ proposalId: id })).rejects.toThrow();
    await database().$executeRaw`DROP TRIGGER no_end ON proposal`;
    await database().$executeRaw`DROP FUNCTION no_end`;
    expect(await recordsOf(record.childId)).toHaveLength(1);
    await runProposal({ proposalId: id });
    expect((await getProposal(admin, id)).state).toBe('done');
    expect(await recordsOf(record.childId)).toHaveLength(1);
  });

  test('of the family’s demand rests on the withdrawn consent, and the daily run takes the guardian after it', async () => {
    const record = await givenRecord({ municipalityId, status: 'active' });
    await givenConsent(record.certificateId);
    expect(await refusalOf(proposeDestruction(admin, record.certificateId, byFamily))).toMatchObject({
      code: 'conflict',
      sentence: expect.stringContaining('Сначала прекратите сертификат') as string,
    });
    await withdrawConsent(record.parent.actor, record.childId);
    await runProposal({ proposalId: await confirmed(record, byFamily) });
    expect(await recordsOf(record.childId)).toHaveLength(1);
    await applyRetention();
    expect((await person(record.parent.personId)).destroyedAt).not.toBeNull();
  });

  test('of the family’s demand without a withdrawn consent is refused at its field', async () => {
    const record = await givenEnded();
    expect(await refusalOf(proposeDestruction(admin, record.certificateId, byFamily))).toMatchObject({
      code: 'invalid',
      field: 'ground',
    });
  });

  test('finds a family that applied anew meanwhile: nothing is destroyed, and the page can say so', async () => {
    const record = await givenEnded();
    const id = await confirmed(record);
    await givenApplication({
      childId: record.childId,
      applicantId: record.parent.personId,
      status: 'confirmed',
    });
    await runProposal({ proposalId: id });
    expect(await recordsOf(record.childId)).toEqual([]);
    expect(await getProposal(admin, id)).toMatchObject({ state: 'done', destroyedAt: null });
    expect((await person(record.childId)).destroyedAt).toBeNull();
  });
});

describe('who may', () => {
  test('another municipality’s child is a missing one; one of two municipalities is the region’s', async () => {
    const stranger = await givenRecord({
      municipalityId: (await givenMunicipality()).id,
      status: 'terminated',
    });
    for (const attempt of [
      () => proposeDestruction(admin, stranger.certificateId, byCourt),
      () => getDestructionDesk(admin, stranger.certificateId),
    ]) {
      expect(await refusalOf(attempt())).toMatchObject({ code: 'not_found' });
    }
    const theirs = await proposeDestruction(region, stranger.certificateId, byCourt);
    for (const attempt of [getProposal, getProposalProgress, confirmProposal]) {
      expect(await refusalOf(attempt(admin, theirs))).toMatchObject({ code: 'not_found' });
    }
  });

  test('what the region proposes the region confirms', async () => {
    const record = await givenEnded();
    const id = await proposeDestruction(region, record.certificateId, byCourt);
    expect(await refusalOf(confirmProposal(second, id))).toMatchObject({ code: 'forbidden' });
    await confirmProposal((await givenStaff({ role: 'regional_admin' })).actor, id);
    await runProposal({ proposalId: id });
    expect(await recordsOf(record.childId)).toHaveLength(1);
  });
});

describe('the database', () => {
  const line = (proposalId: string, personId: string) => ({
    proposalId,
    personId,
    at: now(),
    matter: 'register_record' as const,
    days: 1,
    categories: ['name'],
    count: 1,
    subjectKind: 'person',
    subjectId: personId,
  });

  test('takes no line of the act without a confirmed proposal for this child, nor while a certificate holds', async () => {
    const [record, other] = [await givenEnded(), await givenEnded()];
    const waiting = await proposeDestruction(admin, record.certificateId, byCourt);
    const create = (data: ReturnType<typeof line>) => database().destructionRecord.create({ data });
    await expect(create(line(waiting, record.childId))).rejects.toThrow(/two people confirmed/);
    await confirmProposal(second, waiting);
    await expect(create(line(waiting, other.childId))).rejects.toThrow(/two people confirmed/);
    await givenCertificate({ childId: record.childId, municipalityId, status: 'active' });
    await expect(create(line(waiting, record.childId))).rejects.toThrow(/holds/);
  });

  test('keeps what was proposed as it was', async () => {
    const [record, other] = [await givenEnded(), await givenEnded()];
    const id = await proposeDestruction(admin, record.certificateId, byCourt);
    for (const data of [{ childId: other.childId }, { reason: 'family_demand' }, { note: 'другое' }]) {
      await expect(database().proposal.update({ where: { id }, data })).rejects.toThrow();
    }
    expect(await database().proposal.findUniqueOrThrow({ where: { id } })).toMatchObject({
      childId: record.childId,
      reason: 'court_decision',
      note: byCourt.note,
    });
    await expect(
      database().proposal.update({
        where: { id },
        data: {
          state: 'confirmed',
          decidedById: admin.accountId,
          decidedRole: 'municipal_admin',
          decidedAt: now(),
        },
      }),
    ).rejects.toThrow(/proposal_second_person/);
  });
});
