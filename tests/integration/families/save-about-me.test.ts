import { beforeAll, describe, expect, test } from 'vitest';
import { getAboutMe } from '@/lib/families/queries';
import { aboutParentFields, saveAboutParent } from '@/lib/families/save-about-me';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import {
  givenChild,
  givenChildAccount,
  givenMunicipality,
  givenParent,
  givenStaff,
  unique,
} from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { sixDigits } from '@/tests/support/six-digits';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

/** The form as a browser sends it. */
function form(changes: Record<string, string> = {}) {
  return aboutParentFields.parse({
    surname: 'сёмина',
    givenName: 'Анна',
    patronymic: '',
    snils: '',
    address: '654000, г. Новокузнецк, ул. Кирова, д. 1',
    phone: '8 913 123-45-67',
    kind: 'passport',
    series: '40 10',
    number: sixDigits(),
    issuedOn: '20.06.2019',
    issuedBy: 'ГУ МВД России',
    comment: '',
    ...changes,
  });
}

let municipalityId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
});

describe('«Обо мне» of a parent', () => {
  test('keeps what the papers print, sealed, and tells the audit the names of the fields only', async () => {
    const name = { surname: 'Зимина', givenName: 'Ольга', patronymic: 'Павловна' };
    const { actor, personId, accountId } = await givenParent({ complete: false, name });
    const snils = inventedSnils(unique());
    const input = form({ snils });
    const traces = await tracesOf(() => saveAboutParent(actor, input));

    expect(await getAboutMe(actor)).toMatchObject({
      name: 'Сёмина Анна',
      patronymic: null,
      snils,
      address: '654000, г. Новокузнецк, ул. Кирова, д. 1',
      phone: '+79131234567',
      document: { kind: 'passport', series: '4010', number: input.number, issuedBy: 'ГУ МВД России' },
    });
    expect(traces).toEqual({
      audit: [
        {
          event: 'person_changed',
          by: accountId,
          role: 'parent',
          institutionId: null,
          subject: ['person', personId],
          childId: null,
          details: {
            fields: [
              'surname',
              'givenName',
              'patronymic',
              'snils',
              'address',
              'phone',
              'kind',
              'series',
              'number',
              'issuedBy',
              'issuedOn',
            ],
          },
        },
      ],
      letters: [],
      jobs: [],
    });
    const row = await database().person.findUniqueOrThrow({ where: { id: personId } });
    const sealed = [row.snilsSealed, row.addressSealed, row.phoneSealed].map((bytes) =>
      Buffer.from(bytes ?? []),
    );
    expect(sealed.every((bytes) => bytes.length > 29)).toBe(true);
    const raw = Buffer.concat(sealed).toString('latin1');
    for (const plain of [snils, 'Кирова', '79131234567']) expect(raw).not.toContain(plain);
    expect(row.nameKey).toBe('семинаанна');
  });

  test('the values before and after are kept sealed beside the audit; saved again, nothing is written', async () => {
    const { actor, personId } = await givenParent();
    const input = form();
    await saveAboutParent(actor, input);
    const entry = await database().auditEntry.findFirstOrThrow({
      where: { subjectId: personId, event: 'person_changed' },
      select: { id: true, change: { select: { sealed: true } } },
    });
    const change: unknown = JSON.parse(
      unsealText(`change_record.sealed:${entry.id}`, entry.change?.sealed ?? new Uint8Array()),
    );
    expect(change).toMatchObject({ after: { surname: 'Сёмина', phone: '+79131234567' } });
    const before = await database().person.findUniqueOrThrow({ where: { id: personId } });
    expect(await tracesOf(() => saveAboutParent(actor, input))).toEqual({ audit: [], letters: [], jobs: [] });
    expect(await database().person.findUniqueOrThrow({ where: { id: personId } })).toEqual(before);
  });

  test('saved again, it keeps the one document; a changed one supersedes it', async () => {
    const { actor, personId } = await givenParent({ complete: false });
    const input = form();
    await saveAboutParent(actor, input);
    await saveAboutParent(actor, { ...input, issuedBy: 'УФМС России' });
    const documents = () =>
      database().identityDocument.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } });
    expect(await documents()).toMatchObject([{ supersededAt: null, issuedBy: 'УФМС России' }]);

    await saveAboutParent(actor, form());
    const [first, second, ...more] = await documents();
    expect(more).toEqual([]);
    expect(first?.supersededAt).not.toBeNull();
    expect(second?.supersededAt).toBeNull();
  });

  test('the same twice at once leaves one document', async () => {
    const { actor, personId } = await givenParent({ complete: false });
    const input = form();
    await openConnections();
    await Promise.all([saveAboutParent(actor, input), saveAboutParent(actor, input)]);
    expect(await database().identityDocument.count({ where: { personId } })).toBe(1);
  });

  test('somebody else’s SNILS is refused at its field', async () => {
    const { actor } = await givenParent();
    const snils = inventedSnils(unique());
    await givenChild({ municipalityId, snils });
    expect(await refusedWithoutTrace(() => saveAboutParent(actor, form({ snils })))).toMatchObject({
      code: 'conflict',
      field: 'snils',
    });
  });

  test('somebody else’s passport is refused at its field', async () => {
    const first = await givenParent();
    const second = await givenParent();
    const input = form();
    await saveAboutParent(first.actor, input);
    expect(await refusedWithoutTrace(() => saveAboutParent(second.actor, input))).toMatchObject({
      code: 'conflict',
      field: 'number',
    });
  });
});

test('neither a child nor staff saves the form of a parent', async () => {
  const { childId } = await givenChild({ municipalityId, age: 15 });
  const child = await givenChildAccount(childId);
  const operator = await givenStaff({ role: 'operator', municipalityId });
  for (const { actor } of [child, operator]) {
    expect(await refusedWithoutTrace(() => saveAboutParent(actor, form()))).toMatchObject({
      code: 'forbidden',
    });
  }
});
