import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { getCertificateCard } from '@/lib/certificates/card';
import { getActivationDesk } from '@/lib/certificates/activation-desk';
import { openReminder, printReminder } from '@/lib/certificates/reminder';
import { liftReturn } from '@/lib/certificates/lift-return';
import { renewPaper } from '@/lib/certificates/renew-paper';
import { returnCertificate } from '@/lib/certificates/return-certificate';
import { returnFields } from '@/lib/certificates/return-fields';
import { openRecord } from '@/lib/counter/open-record';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { activate } from '@/tests/support/activate';
import { givenChildAccount, givenInstitution, givenStaff } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

async function paperOf(certificateId: string): Promise<string> {
  const paper = await database().paper.findFirstOrThrow({
    where: { certificateId },
    orderBy: { version: 'desc' },
  });
  return paper.id;
}

async function send(certificateId: string, fields: Record<string, string>, by: Actor = town.operator.actor) {
  const input = returnFields.parse({ paperId: await paperOf(certificateId), ...fields });
  return returnCertificate(by, certificateId, input);
}

const statusOf = async (id: string) =>
  (await database().certificate.findUniqueOrThrow({ where: { id } })).status;

function minutePasses(minutes = 1): void {
  const then = new Date(Date.now() + minutes * 60_000);
  setClock(() => then);
}

describe('«Вернуть на исправление»', () => {
  test('status, history, sealed remark, letter and audit are written together', async () => {
    const family = await givenIssued(town);
    const remark = 'Не видно последних двух цифр';
    const traces = await tracesOf(() =>
      send(family.certificateId, { scan_unreadable: 'on', papers_missing: 'on', remark }),
    );
    expect(await statusOf(family.certificateId)).toBe('returned');
    expect(traces.audit).toMatchObject([
      {
        event: 'certificate_returned',
        subject: ['certificate', family.certificateId],
        childId: family.childId,
        details: { reasons: ['scan_unreadable', 'papers_missing'] },
      },
    ]);
    expect(traces.letters).toMatchObject([
      {
        kind: 'certificate_returned',
        personId: family.personId,
        payload: {
          institution: town.institution.shortName,
          remark: true,
          deskOnly: false,
          closing: 'picture',
        },
      },
    ]);
    expect(JSON.stringify(traces)).not.toContain(remark);
    const [stored] = await database().statusRemark.findMany({
      where: { statusChange: { certificateId: family.certificateId } },
    });
    expect(Buffer.from(stored?.sealed ?? []).toString('utf8')).not.toContain(remark);
    const { history } = await openRecord(town.operator.actor, family.certificateId);
    expect(history[0]).toMatchObject({
      status: 'returned',
      where: town.institution.shortName,
      reasons: ['Скан документа не читается', 'Принесены не все документы', remark],
    });
  });

  test('the card tells the family what is wrong and whether anything is to be mended there', async () => {
    const family = await givenIssued(town);
    await send(family.certificateId, { child_data_differ: 'on', remark: 'Отчество' });
    expect((await getCertificateCard(family.actor, family.certificateId)).change).toMatchObject({
      reasons: ['child_data_differ'],
      comment: 'Отчество',
      deskOnly: false,
    });
  });

  test('without a reason, or with «Другое» unexplained, nothing is sent', () => {
    const paperId = '11111111-1111-4111-8111-111111111111';
    const issuesOf = (fields: object) =>
      returnFields.safeParse({ paperId, ...fields }).error?.issues.map(({ path }) => path[0]);
    expect(issuesOf({})).toEqual(['scan_unreadable']);
    expect(issuesOf({ other: 'on', remark: ' ' })).toEqual(['remark']);
    expect(issuesOf({ other: 'on', remark: 'Позвоните нам' })).toBeUndefined();
  });

  test('pressed twice at once it is one return with one letter', async () => {
    const { certificateId } = await givenIssued(town);
    await openConnections();
    const { letters, audit } = await tracesOf(() =>
      Promise.all([
        send(certificateId, { papers_missing: 'on' }),
        send(certificateId, { papers_missing: 'on' }),
      ]),
    );
    expect(letters).toHaveLength(1);
    expect(audit).toHaveLength(1);
  });

  test('what a colleague has activated meanwhile is not returned', async () => {
    const { certificateId } = await givenIssued(town);
    await activate(town.operator.actor, certificateId, papers());
    const refused = await refusedWithoutTrace(() => send(certificateId, { papers_missing: 'on' }));
    expect(refused.code).toBe('conflict');
  });

  test('papers made anew since the page was opened are looked at first', async () => {
    const family = await givenIssued(town);
    const paperId = await paperOf(family.certificateId);
    minutePasses();
    await database().person.update({
      where: { id: family.childId },
      data: { changedAt: new Date(Date.now() + 60_000) },
    });
    minutePasses(2);
    await renewPaper(family.actor, family.certificateId);
    const refused = await refusedWithoutTrace(() =>
      send(family.certificateId, { papers_missing: 'on', paperId }),
    );
    expect(refused).toMatchObject({ code: 'conflict' });
    expect(refused.sentence).toContain('обновила заявление');
  });

  test('of a child who applies alone nothing is said about an applicant', async () => {
    const { childId } = await givenIssued(town, { age: 15 });
    const child = await givenChildAccount(childId);
    const application = await database().application.findFirstOrThrow({ where: { childId } });
    const certificate = await database().certificate.findFirstOrThrow({ where: { childId } });
    await database().application.update({
      where: { id: application.id },
      data: { applicantId: child.actor.personId },
    });
    const refused = await refusedWithoutTrace(() => send(certificate.id, { applicant_data_differ: 'on' }));
    expect(refused.code).toBe('invalid');
  });

  test('a stranger’s record is a missing one; an institution without the right returns nothing; nobody else may', async () => {
    const { certificateId, actor } = await givenIssued(town);
    const stranger = (await givenStaff({ role: 'operator' })).actor;
    const press = (by: Actor) => refusedWithoutTrace(() => send(certificateId, { papers_missing: 'on' }, by));
    const outside = await press(stranger);
    expect(['not_found', 'forbidden']).toContain(outside.code);
    const idle = await givenInstitution({ municipalityId: town.municipalityId });
    const { actor: unentitled } = await givenStaff({ role: 'operator', institutionId: idle.id });
    expect(await press(unentitled)).toMatchObject({ code: 'forbidden' });
    expect(await press(actor)).toMatchObject({ code: 'forbidden' });
  });
});

describe('the way back', () => {
  test('the family mends its data and makes the papers anew: it may be activated again', async () => {
    const family = await givenIssued(town);
    await send(family.certificateId, { child_data_differ: 'on' });
    const later = new Date(Date.now() + 3_600_000);
    await database().person.update({ where: { id: family.childId }, data: { changedAt: later } });
    setClock(() => new Date(later.getTime() + 60_000));
    const { audit } = await tracesOf(() => renewPaper(family.actor, family.certificateId));
    expect(audit.map(({ event }) => event)).toEqual(['paper_made', 'certificate_mended']);
    expect((await getCertificateCard(family.actor, family.certificateId)).change).toBeNull();
    await activate(town.operator.actor, family.certificateId, papers());
    expect(await statusOf(family.certificateId)).toBe('active');
  });

  test('a paper that fell behind before the return is made anew, and the record stays returned', async () => {
    const family = await givenIssued(town);
    minutePasses();
    const changedAt = new Date(Date.now() + 60_000);
    await database().person.update({ where: { id: family.childId }, data: { changedAt } });
    minutePasses(2);
    await send(family.certificateId, { scan_unreadable: 'on' });
    minutePasses(3);
    await renewPaper(family.actor, family.certificateId);
    expect(await statusOf(family.certificateId)).toBe('returned');
  });

  test('a missing paper is no dead end: brought, the operator takes the return back without a letter', async () => {
    const { certificateId, actor } = await givenIssued(town);
    await send(certificateId, { signature_missing: 'on' });
    const card = await getCertificateCard(actor, certificateId);
    expect(card).toMatchObject({ change: { deskOnly: true }, paper: { outdated: false } });
    expect((await printReminder(town.operator.actor, certificateId)).lines).not.toEqual([]);
    expect((await openReminder(actor, certificateId)).lines).not.toEqual([]);
    expect((await getActivationDesk(town.operator.actor, certificateId)).deadline).not.toBeNull();
    const { letters, audit } = await tracesOf(() =>
      liftReturn(town.operator.actor, certificateId, 'brought'),
    );
    expect(letters).toEqual([]);
    expect(audit).toMatchObject([{ event: 'return_lifted', details: { reason: 'brought' } }]);
    await activate(town.operator.actor, certificateId, papers());
    expect(await statusOf(certificateId)).toBe('active');
  });

  test('of a mistaken return the family is told; a second press does nothing', async () => {
    const { certificateId } = await givenIssued(town);
    await send(certificateId, { wrong_document: 'on' });
    const lift = () => liftReturn(town.operator.actor, certificateId, 'by_mistake');
    const { letters } = await tracesOf(lift);
    expect(letters).toMatchObject([{ kind: 'return_lifted' }]);
    const { history } = await openRecord(town.operator.actor, certificateId);
    expect(history[0]).toMatchObject({
      title: 'Возврат на исправление снят',
      reasons: ['Возвращено по ошибке'],
    });
    const again = await tracesOf(lift);
    expect(again).toEqual({ audit: [], letters: [], jobs: [] });
  });

  test('what was not returned has no return to take back', async () => {
    const { certificateId } = await givenIssued(town);
    const refused = await refusedWithoutTrace(() =>
      liftReturn(town.operator.actor, certificateId, 'by_mistake'),
    );
    expect(refused.code).toBe('conflict');
  });
});

test('the database takes no return without a reason', async () => {
  const { certificateId } = await givenIssued(town);
  const row = { certificateId, fromStatus: 'not_activated', toStatus: 'returned', reasons: [] } as const;
  await expect(
    database().certificateStatusChange.create({ data: { ...row, reasons: [...row.reasons] } }),
  ).rejects.toThrow('certificate_status_change_returned_why');
});
