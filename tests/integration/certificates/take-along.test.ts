import { buffer } from 'node:stream/consumers';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCalendarFile } from '@/lib/certificates/calendar-file';
import { getCertificateCard } from '@/lib/certificates/card';
import { chooseInstitution } from '@/lib/certificates/choose-institution';
import { openReminder } from '@/lib/certificates/reminder';
import { renderReminder } from '@/lib/papers/render-papers';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenInstitution } from '@/tests/support/given';
import { refusedWithoutTrace, saying } from '@/tests/support/traces';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';

let town: Town;

/** Monday 7 September 2026, noon in Novokuznetsk; five working days later is Monday the 14th. */
const noon = new Date('2026-09-07T05:00:00Z');

beforeAll(async () => {
  town = await givenTown();
});

beforeEach(() => setClock(() => noon));
afterEach(() => setClock());

/** The lines of the file as the calendar reads them: unfolded, with `\,` and `\n` as they stand. */
function linesOf(file: string): string[] {
  return file.replace(/\r\n /g, '').split('\r\n');
}

function closeFor(institutionId: string, closedFrom: string, closedTo: string) {
  return database().institutionClosure.create({
    data: { institutionId, closedFrom: new Date(closedFrom), closedTo: new Date(closedTo), reason: 'Ремонт' },
  });
}

describe('the calendar file', () => {
  test('is the whole last day, with an alarm at nine the day before', async () => {
    const family = await givenIssued(town);
    await chooseInstitution(family.actor, family.certificateId, town.institution.id);
    const file = await openCalendarFile(family.actor, family.certificateId);
    const lines = linesOf(file);
    expect(lines).toContain('DTSTART;VALUE=DATE:20260914');
    expect(lines).toContain('DTEND;VALUE=DATE:20260915');
    expect(lines).toContain('TRIGGER:-PT15H');
    expect(lines).toContain('DTSTAMP:20260907T050000Z');
    expect(lines).toContain('SUMMARY:Принести документы для сертификата');
    expect(lines).toContain(`LOCATION:${town.institution.shortName}\\, ул. Пробная\\, 1`);
    expect(lines.find((line) => line.startsWith('DESCRIPTION:Последний день'))).toContain(
      '– Свидетельство о рождении ребёнка\\n',
    );
  });

  test('is folded and ended as the format wants', async () => {
    const family = await givenIssued(town);
    const file = await openCalendarFile(family.actor, family.certificateId);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('tells whoever shares the calendar nothing about the child', async () => {
    const family = await givenIssued(town);
    const file = linesOf(await openCalendarFile(family.actor, family.certificateId)).join('\n');
    const card = await getCertificateCard(family.actor, family.certificateId);
    expect(file).not.toContain(card.number);
    for (const name of card.childName.split(' ')) expect(file).not.toContain(name);
  });

  test('replaces the event when it is saved again after another choice', async () => {
    const family = await givenIssued(town);
    const fact = (file: string, name: string) => linesOf(file).find((line) => line.startsWith(`${name}:`));
    const first = await openCalendarFile(family.actor, family.certificateId);
    const closing = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
    await closeFor(closing.id, '2026-09-09', '2026-09-10');
    setClock(() => new Date(noon.getTime() + 3_600_000));
    await chooseInstitution(family.actor, family.certificateId, closing.id);
    const second = await openCalendarFile(family.actor, family.certificateId);
    expect(fact(second, 'UID')).toBe(fact(first, 'UID'));
    expect([fact(first, 'SEQUENCE'), fact(second, 'SEQUENCE')]).toEqual(['SEQUENCE:0', 'SEQUENCE:60']);
    expect(linesOf(second)).toContain('DTSTART;VALUE=DATE:20260916');
  });

  test('is not made where no day lies ahead', async () => {
    const family = await givenIssued(town);
    const closed = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
    await closeFor(closed.id, '2026-09-01', '2036-09-01');
    await chooseInstitution(family.actor, family.certificateId, closed.id);
    expect(
      await refusedWithoutTrace(() => openCalendarFile(family.actor, family.certificateId)),
    ).toMatchObject({ code: 'conflict', sentence: saying('Последний день пока не известен') });

    const late = await givenIssued(town);
    setClock(() => new Date('2026-09-15T05:00:00Z'));
    expect(await refusedWithoutTrace(() => openCalendarFile(late.actor, late.certificateId))).toMatchObject({
      code: 'conflict',
      sentence: saying('Документы всё равно примут'),
    });
  });
});

describe('the memo', () => {
  test('has what to bring, until when and where, and no number of a document', async () => {
    const family = await givenIssued(town);
    await chooseInstitution(family.actor, family.certificateId, town.institution.id);
    const memo = await openReminder(family.actor, family.certificateId);
    expect(memo).toMatchObject({
      bringUntil: '14.09.2026 включительно',
      chosen: true,
      otherPlaces: 0,
      places: [{ name: town.institution.shortName }],
    });
    expect(memo.lines).toContain('Ваш паспорт');
    const { document } = await getCertificateCard(family.actor, family.certificateId);
    const number = /\d+$/.exec(document)?.[0] ?? '';
    expect(number).toMatch(/^\d{6}$/);
    expect(JSON.stringify(memo)).not.toContain(number);
    expect((await buffer(renderReminder(memo))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('names the first places while none is chosen', async () => {
    const crowded = await givenTown();
    for (let n = 0; n < 4; n += 1) {
      await givenInstitution({ municipalityId: crowded.municipalityId, accepts: 'everybody' });
    }
    const family = await givenIssued(crowded);
    const memo = await openReminder(family.actor, family.certificateId);
    expect(memo).toMatchObject({ chosen: false, otherPlaces: 2 });
    expect(memo.places).toHaveLength(3);
  });

  test('says that the term is over, or has not begun, instead of a day', async () => {
    const late = await givenIssued(town);
    setClock(() => new Date('2026-09-15T05:00:00Z'));
    expect((await openReminder(late.actor, late.certificateId)).bringUntil).toMatch(
      /^14\.09\.2026; срок прошёл/,
    );
  });
});

test('neither is there once the certificate is active, nor for anybody else', async () => {
  const family = await givenIssued(town);
  const stranger = await givenIssued(town);
  for (const open of [openCalendarFile, openReminder]) {
    expect(await refusedWithoutTrace(() => open(stranger.actor, family.certificateId))).toMatchObject({
      code: 'not_found',
    });
  }
  await database().certificate.update({
    where: { id: family.certificateId },
    data: { status: 'terminated', terminationReason: 'own_request' },
  });
  for (const open of [openCalendarFile, openReminder]) {
    expect(await refusedWithoutTrace(() => open(family.actor, family.certificateId))).toMatchObject({
      code: 'conflict',
    });
  }
});
