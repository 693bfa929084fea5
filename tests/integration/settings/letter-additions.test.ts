import { beforeAll, describe, expect, test } from 'vitest';
import { renderLetter, templates } from '@/emails/letter';
import type { DeskActor } from '@/lib/access/municipality';
import { formatDate } from '@/lib/domain/dates';
import { addableLetters, type AddableLetter } from '@/lib/domain/letter-additions';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { additionFor } from '@/lib/settings/letters/addition-for';
import { changeAddition, letterAdditionFields } from '@/lib/settings/letters/change-addition';
import { listAdditionVersions } from '@/lib/settings/letters/queries';
import { givenStaff } from '@/tests/support/given';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';
import { noTraces, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let town: Town;
let admin: DeskActor;

beforeAll(async () => {
  town = await givenTown();
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId })).actor;
});

async function change(body: string, { days = 0, seen }: { days?: number; seen?: number } = {}) {
  const [last] = await listAdditionVersions(admin, town.municipalityId, 'certificate_activated');
  const input = letterAdditionFields.parse({
    body,
    from: formatDate(today().add({ days })),
    seen: String(seen ?? last?.version ?? 0),
  });
  await changeAddition(admin, town.municipalityId, 'certificate_activated', input);
}

describe('a paragraph of the municipality', () => {
  test('is filled for the child and stands in the letter, in HTML and in plain text', async () => {
    const { certificateId } = await givenIssued(town);
    expect(await additionFor(database(), certificateId, 'certificate_activated')).toBeNull();
    const traces = await tracesOf(() => change('Ждём Вас на ярмарке кружков.\n\n{Муниципалитет}'));
    expect(traces).toMatchObject({ ...noTraces, audit: [{ event: 'letter_addition_changed' }] });
    const addition = await additionFor(database(), certificateId, 'certificate_activated');
    expect(addition).toEqual({
      municipality: town.municipality.shortName,
      paragraphs: ['Ждём Вас на ярмарке кружков.', town.municipality.shortName],
    });
    const sample = templates.certificate_activated.Letter.PreviewProps;
    const { html, text } = await renderLetter('certificate_activated', { ...sample, addition });
    for (const part of [html, text]) expect(part).toContain('Ждём Вас на ярмарке кружков.');
    expect(await additionFor(database(), certificateId, 'certificate_returned')).toBeNull();
  });

  test('stands in every kind of letter that can carry one', async () => {
    const addition = { municipality: 'г. Пробный', paragraphs: ['Ждём Вас на ярмарке кружков.'] };
    for (const kind of Object.keys(addableLetters) as AddableLetter[]) {
      const sample = { ...templates[kind].Letter.PreviewProps, addition };
      const { html } = await renderLetter<AddableLetter>(kind, sample);
      expect(`${kind}: ${html}`).toContain('Ждём Вас на ярмарке кружков.');
    }
  });

  test('goes on its day, and an empty text takes it out', async () => {
    const { certificateId } = await givenIssued(town);
    await change('Позже.', { days: 2 });
    const now = await additionFor(database(), certificateId, 'certificate_activated');
    expect(now?.paragraphs[0]).toBe('Ждём Вас на ярмарке кружков.');
    await change('');
    expect(await additionFor(database(), certificateId, 'certificate_activated')).toBeNull();
  });

  test('is not set over another admin’s, nor with a field nobody knows', async () => {
    const late = () => change('Другое', { seen: 0 });
    expect(await refusedWithoutTrace(late)).toMatchObject({ code: 'conflict' });
    const read = letterAdditionFields.safeParse({ body: 'Пароль: {Пароль}', from: '01.01.2031', seen: '0' });
    expect(read.error?.issues[0]?.message).toContain('Поля {Пароль} нет');
  });
});
