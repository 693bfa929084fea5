import { describe, expect, test } from 'vitest';
import { POST as reservation } from '@/app/counter/certificates/[certificateId]/reservation/route';
import { openSession, sessionCookieName } from '@/lib/access/session';
import type { OperatorActor } from '@/lib/access/actor';
import { changeStatus } from '@/lib/certificates/changes/change-status';
import { moveCertificate } from '@/lib/certificates/changes/move-certificate';
import { undoActivation } from '@/lib/certificates/changes/undo-activation';
import { renewPaper } from '@/lib/certificates/renew-paper';
import { returnCertificate } from '@/lib/certificates/return-certificate';
import { reservationMinutes } from '@/lib/domain/reservation';
import { now, setClock, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { findDraft, keepDraft } from '@/lib/platform/drafts';
import { environment } from '@/lib/platform/environment';
import { findHolder, requireReservation } from '@/lib/reservations/holder';
import { leaveRecord, reserveIfFree, takeOverRecord } from '@/lib/reservations/reserve-record';
import { activate } from '@/tests/support/activate';
import { givenStaff } from '@/tests/support/given';
import { givenIssued, givenTown, papers } from '@/tests/support/town';
import { refusalOf, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

async function givenDesk() {
  const town = await givenTown();
  const colleague = await givenStaff({ role: 'operator', institutionId: town.institution.id });
  const { certificateId } = await givenIssued(town);
  return { town, certificateId, first: town.operator.actor, second: colleague.actor, colleague };
}

async function statusOf(id: string) {
  return (await database().certificate.findUniqueOrThrow({ where: { id } })).status;
}

function minutesLater(minutes: number): void {
  const then = now().getTime() + minutes * 60_000;
  setClock(() => new Date(then));
}

describe('opening', () => {
  test('takes what is free, goes on holding one’s own, and tells a colleague who works on it since when', async () => {
    const { certificateId, first, second } = await givenDesk();
    expect(await reserveIfFree(first, certificateId)).toMatchObject({ holder: null });
    expect(await reserveIfFree(first, certificateId)).toMatchObject({ holder: null });
    const told = await reserveIfFree(second, certificateId);
    expect(told.holder?.name).toContain('Пробная');
    expect(told.holder?.since).toMatch(/^\d\d:\d\d$/);
    expect(await findHolder(database(), first, certificateId)).toBeNull();
  });

  test('of two who open it at once one holds it', async () => {
    const { certificateId, first, second } = await givenDesk();
    const answers = await Promise.all([
      reserveIfFree(first, certificateId),
      reserveIfFree(second, certificateId),
    ]);
    expect(answers.filter(({ holder }) => holder === null)).toHaveLength(1);
  });

  test('a stranger’s record is a missing one', async () => {
    const { certificateId } = await givenDesk();
    const stranger = (await givenTown()).operator.actor;
    expect((await refusalOf(reserveIfFree(stranger, certificateId))).code).toBe('not_found');
    expect((await refusalOf(takeOverRecord(stranger, certificateId))).code).toBe('not_found');
  });
});

describe('activation by another', () => {
  test('is refused with the way on; taken over it goes through, is recorded, and then the first is refused', async () => {
    const { certificateId, first, second } = await givenDesk();
    await reserveIfFree(first, certificateId);
    const refusal = await refusalOf(activate(second, certificateId, papers()));
    expect(refusal.sentence).toContain('Забрать запись себе');
    expect(await statusOf(certificateId)).toBe('not_activated');
    await takeOverRecord(second, certificateId);
    expect((await refusalOf(activate(first, certificateId, papers()))).sentence).toContain('работает');
    await activate(second, certificateId, papers());
    expect(await statusOf(certificateId)).toBe('active');
    expect(await database().recordReservation.count({ where: { certificateId } })).toBe(0);
    const taken = await database().auditEntry.findMany({
      where: { event: 'record_taken_over', subjectId: certificateId },
    });
    expect(taken.map(({ accountId }) => accountId)).toEqual([second.accountId]);
  });

  test('nobody holds it: nothing to take over, nothing recorded', async () => {
    const { certificateId, first } = await givenDesk();
    await takeOverRecord(first, certificateId);
    expect(
      await database().auditEntry.count({ where: { event: 'record_taken_over', subjectId: certificateId } }),
    ).toBe(0);
    await requireReservation(database(), first, certificateId);
  });
});

describe('only a record that waits is held', () => {
  test('a page left open by a colleague holds nothing once the certificate is active: the undo goes through', async () => {
    const { certificateId, first, second } = await givenDesk();
    await activate(first, certificateId, papers());
    await reserveIfFree(second, certificateId);
    await takeOverRecord(second, certificateId);
    expect(await database().recordReservation.count({ where: { certificateId } })).toBe(0);
    await database().recordReservation.create({
      data: {
        certificateId,
        accountId: second.accountId,
        institutionId: second.institutionId,
        sessionId: second.sessionId,
        since: now(),
        touchedAt: now(),
      },
    });
    await undoActivation(first, certificateId, { reason: 'undo_pressed' });
    expect(await statusOf(certificateId)).toBe('not_activated');
  });

  test('ended or moved to another municipality it is nobody’s any more', async () => {
    const { town, certificateId, first } = await givenDesk();
    const there = await givenTown();
    const moved = await givenIssued(town);
    await reserveIfFree(first, certificateId);
    await reserveIfFree(first, moved.certificateId);
    await changeStatus(first, certificateId, 'terminate', { reason: 'mistake_or_duplicate', ground: null });
    await moveCertificate(first, moved.certificateId, {
      municipalityId: there.municipalityId,
      groupId: there.group.id,
      address: 'г. Новый, ул. Первая, 1',
      reason: 'family_moved',
      ground: { kind: 'residence_registration', number: '77', date: today() },
    });
    const ids = [certificateId, moved.certificateId];
    expect(await database().recordReservation.count({ where: { certificateId: { in: ids } } })).toBe(0);
  });
});

describe('«Обновить заявление»', () => {
  test('waits for the colleague, and says that the counter, not the family, has mended a returned record', async () => {
    const { certificateId, first, second } = await givenDesk();
    const paper = await database().paper.findFirstOrThrow({ where: { certificateId } });
    await returnCertificate(first, certificateId, {
      paperId: paper.id,
      reasons: ['child_data_differ'],
      remark: null,
    });
    minutesLater(1);
    const { childId } = await database().certificate.findUniqueOrThrow({ where: { id: certificateId } });
    await database().person.update({ where: { id: childId }, data: { changedAt: now() } });
    minutesLater(1);
    await reserveIfFree(first, certificateId);
    const refused = await refusedWithoutTrace(() => renewPaper(second, certificateId));
    expect(refused.sentence).toContain('на странице записи');
    const { audit } = await tracesOf(() => renewPaper(first, certificateId));
    expect(audit.map(({ event }) => event)).toEqual(['paper_made', 'certificate_mended_at_desk']);
    const steps = await database().certificateStatusChange.findMany({
      where: { certificateId, byAccountId: first.accountId },
    });
    expect(steps.map(({ byRole }) => byRole)).toEqual(['operator', 'operator']);
  });
});

describe('never locked for good', () => {
  test('after the minutes without a touch it is free; a touch begins them anew', async () => {
    const { certificateId, first, second } = await givenDesk();
    await reserveIfFree(first, certificateId);
    minutesLater(reservationMinutes - 1);
    await reserveIfFree(first, certificateId);
    minutesLater(reservationMinutes - 1);
    expect((await reserveIfFree(second, certificateId)).holder).not.toBeNull();
    minutesLater(2);
    expect((await reserveIfFree(second, certificateId)).holder).toBeNull();
    expect((await reserveIfFree(first, certificateId)).holder).not.toBeNull();
  });

  test('a session that ended holds nothing', async () => {
    const { certificateId, first, second } = await givenDesk();
    await reserveIfFree(first, certificateId);
    await database().session.update({ where: { id: first.sessionId }, data: { endedAt: now() } });
    expect((await reserveIfFree(second, certificateId)).holder).toBeNull();
  });

  test('leaving the page frees it, but a page left behind does not free the one opened after it', async () => {
    const { certificateId, first, second } = await givenDesk();
    const before = await reserveIfFree(first, certificateId);
    minutesLater(1);
    const after = await reserveIfFree(first, certificateId);
    await leaveRecord(first, certificateId, before.stamp ?? 0);
    expect((await reserveIfFree(second, certificateId)).holder).not.toBeNull();
    await leaveRecord(second, certificateId, Date.now() * 2);
    await leaveRecord(first, certificateId, after.stamp ?? 0);
    expect((await reserveIfFree(second, certificateId)).holder).toBeNull();
  });
});

describe('the address', () => {
  async function post(actor: OperatorActor, grantId: string, certificateId: string, fields: object) {
    const grant = { id: grantId, accountId: actor.accountId, role: actor.role };
    const token = await inTransaction((tx) => openSession(tx, grant));
    const { origin } = new URL(environment().APP_URL);
    const request = new Request(`${origin}/counter/certificates/${certificateId}/reservation`, {
      method: 'POST',
      headers: {
        origin,
        cookie: `${sessionCookieName()}=${token}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ ...fields }).toString(),
    });
    return reservation(request, { params: Promise.resolve({ certificateId }) });
  }

  test('takes over and brings back what was typed, without the refusal', async () => {
    const { certificateId, first, second, colleague } = await givenDesk();
    await reserveIfFree(first, certificateId);
    const page = `/counter/certificates/${certificateId}`;
    const draft = await keepDraft(second.accountId, page, {
      values: { part: 'activation', consent: 'copy' },
      errors: {},
      sentence: 'С записью работает другой',
    });
    const answer = await post(second, colleague.grantId, certificateId, { action: 'take', draft });
    const back = new URL(answer.headers.get('location') ?? '', 'http://localhost');
    expect(back.pathname).toBe(page);
    const form = await findDraft(back.searchParams.get('draft') ?? '', second.accountId, page);
    expect(form).toEqual({ values: { part: 'activation', consent: 'copy' }, errors: {}, sentence: null });
    expect((await reserveIfFree(first, certificateId)).holder).not.toBeNull();
  });

  test('tells the script of the page who has taken it, and frees it', async () => {
    const { certificateId, first, second, colleague } = await givenDesk();
    const touched = await post(second, colleague.grantId, certificateId, { action: 'touch' });
    const { stamp } = (await touched.json()) as { stamp: number };
    expect((await reserveIfFree(first, certificateId)).holder).not.toBeNull();
    await post(second, colleague.grantId, certificateId, { action: 'leave', stamp: String(stamp) });
    expect((await reserveIfFree(first, certificateId)).holder).toBeNull();
    const told = await post(second, colleague.grantId, certificateId, { action: 'touch' });
    const answer = (await told.json()) as { stamp: number | null; taken: string };
    expect(answer.stamp).toBeNull();
    expect(answer.taken).toContain('работает');
  });
});
