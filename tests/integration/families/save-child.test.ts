import { beforeAll, describe, expect, test } from 'vitest';
import { dbDate, formatDate, type PlainDate } from '@/lib/domain/dates';
import { attendsNone } from '@/lib/families/child-place';
import { getAboutMe, getMyChild } from '@/lib/families/queries';
import { saveChild, saveChildFields } from '@/lib/families/save-child';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenInstitution,
  givenMunicipality,
  givenParent,
  unique,
} from '@/tests/support/given';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

const born = () => today().subtract({ years: 9 });
const name = { surname: 'Сёмин', givenName: 'Пётр', patronymic: 'Ильич' };

let municipalityId: string;
let otherMunicipality: string;
let school: string;
let schoolElsewhere: string;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  otherMunicipality = (await givenMunicipality()).id;
  school = (await givenInstitution({ municipalityId, kind: 'school' })).id;
  schoolElsewhere = (await givenInstitution({ municipalityId: otherMunicipality, kind: 'school' })).id;
});

function form(changes: Record<string, string> = {}) {
  return saveChildFields.parse({
    ...name,
    birthDate: formatDate(born()),
    snils: '',
    address: 'г. Новокузнецк, ул. Кирова, д. 1',
    municipalityId,
    institution: school,
    ...changes,
  });
}

async function givenFamily(
  options: { complete?: boolean; snils?: string | null; birthDate?: PlainDate } = {},
) {
  const parent = await givenParent();
  const facts = { parent, municipalityId, name, birthDate: born(), snils: null, ...options };
  const { childId } = await givenChild(facts);
  return { ...parent, childId };
}

describe('what is saved', () => {
  test('reaches the record, the audit names the fields only', async () => {
    const { actor, accountId, childId } = await givenFamily({ complete: false });
    const snils = inventedSnils(unique());
    const traces = await tracesOf(() => saveChild(actor, childId, form({ snils, givenName: 'Павел' })));
    expect(await getMyChild(actor, childId)).toMatchObject({
      name: 'Сёмин Павел Ильич',
      snils,
      address: 'г. Новокузнецк, ул. Кирова, д. 1',
      municipality: { id: municipalityId },
      institution: { id: school },
      unattached: false,
    });
    expect(traces).toEqual({
      audit: [
        {
          event: 'child_changed',
          by: accountId,
          role: 'parent',
          institutionId: null,
          subject: ['child', childId],
          childId,
          details: { fields: ['givenName', 'snils', 'address', 'municipalityId', 'institution'] },
        },
      ],
      letters: [],
      jobs: [],
    });
  });

  test('«не посещает» is an answer', async () => {
    const { actor, childId } = await givenFamily();
    await saveChild(actor, childId, form({ institution: attendsNone }));
    expect(await getMyChild(actor, childId)).toMatchObject({ institution: null, unattached: true });
  });

  test('a corrected birth date moves the end of a waiting certificate', async () => {
    const { actor, childId } = await givenFamily();
    const { certificateId } = await givenCertificate({ childId });
    const birthDate = born().add({ days: 3 });
    await saveChild(actor, childId, form({ birthDate: formatDate(birthDate) }));
    const certificate = await database().certificate.findUniqueOrThrow({ where: { id: certificateId } });
    expect(certificate.validUntil).toEqual(dbDate(birthDate.add({ years: 18 })));
  });
});

describe('what is refused', () => {
  const refusals: Record<string, { change: () => Record<string, string>; field: string; code: string }> = {
    'an institution of another municipality': {
      change: () => ({ institution: schoolElsewhere }),
      field: 'institution',
      code: 'invalid',
    },
    'a municipality that does not exist': {
      change: () => ({ municipalityId: '11111111-1111-4111-8111-111111111111' }),
      field: 'municipalityId',
      code: 'invalid',
    },
    'an adult': {
      change: () => ({ birthDate: formatDate(today().subtract({ years: 18 })) }),
      field: 'birthDate',
      code: 'invalid',
    },
  };

  test.each(Object.entries(refusals))('%s', async (_title, { change, field, code }) => {
    const { actor, childId } = await givenFamily();
    const refused = await refusedWithoutTrace(() => saveChild(actor, childId, form(change())));
    expect(refused).toMatchObject({ code, field });
  });

  test('the SNILS of another child', async () => {
    const snils = inventedSnils(unique());
    await givenFamily({ snils });
    const { actor, childId } = await givenFamily();
    const refused = await refusedWithoutTrace(() => saveChild(actor, childId, form({ snils })));
    expect(refused).toMatchObject({ code: 'conflict', field: 'snils' });
    expect(refused.sentence).toContain('Ребёнок с таким СНИЛС уже есть в реестре');
  });

  test('another municipality while a certificate is live, whatever its status', async () => {
    for (const status of ['not_activated', 'returned', 'active', 'suspended'] as const) {
      const { actor, childId } = await givenFamily();
      await givenCertificate({ childId, status });
      const moved = form({ municipalityId: otherMunicipality, institution: schoolElsewhere });
      const refused = await refusedWithoutTrace(() => saveChild(actor, childId, moved));
      expect(refused).toMatchObject({ code: 'conflict', field: 'municipalityId' });
    }
  });

  test('after a terminated certificate the family may move', async () => {
    const { actor, childId } = await givenFamily();
    await givenCertificate({ childId, status: 'terminated' });
    await saveChild(
      actor,
      childId,
      form({ municipalityId: otherMunicipality, institution: schoolElsewhere }),
    );
    expect((await getMyChild(actor, childId)).municipality?.id).toBe(otherMunicipality);
  });
});

describe('the telephone', () => {
  async function givenTeenager() {
    const { childId } = await givenChild({ municipalityId, birthDate: today().subtract({ years: 15 }) });
    return { childId, ...(await givenChildAccount(childId)) };
  }
  const own = (changes: Record<string, string> = {}) =>
    form({ birthDate: formatDate(today().subtract({ years: 15 })), ...changes });

  test('of a child of 14 is kept with the rest of their own', async () => {
    const { actor, childId } = await givenTeenager();
    const traces = await tracesOf(() => saveChild(actor, childId, own({ phone: '8 (923) 000-00-01' })));
    expect((await getAboutMe(actor)).phone).toBe('+79230000001');
    expect(traces.audit).toMatchObject([
      { event: 'child_changed', details: { fields: expect.arrayContaining(['phone']) as string[] } },
    ]);
  });

  test('stays where the form does not send it, and is required where it does', async () => {
    const { actor, childId } = await givenTeenager();
    await saveChild(actor, childId, own({ phone: '8 (923) 000-00-01' }));
    await saveChild(actor, childId, own({ address: 'ул. Новая, 5' }));
    expect((await getAboutMe(actor)).phone).toBe('+79230000001');
    expect(() => own({ phone: '' })).toThrow();
  });

  test('is not a parent’s to change', async () => {
    const { actor, childId } = await givenFamily();
    await saveChild(actor, childId, form({ phone: '8 (923) 000-00-02' }));
    const { phoneSealed } = await database().person.findUniqueOrThrow({ where: { id: childId } });
    expect(phoneSealed).toBeNull();
  });
});

describe('the identity of an activated child', () => {
  const locked: Record<string, () => Record<string, string>> = {
    name: () => ({ givenName: 'Павел' }),
    'birth date': () => ({ birthDate: formatDate(born().add({ days: 1 })) }),
    SNILS: () => ({ snils: inventedSnils(unique()) }),
    'SNILS left out': () => ({ snils: '' }),
  };

  test.each(Object.entries(locked))('does not change: %s', async (_title, change) => {
    const snils = inventedSnils(unique());
    const { actor, childId } = await givenFamily({ snils });
    await givenCertificate({ childId, status: 'active' });
    const refused = await refusedWithoutTrace(() => saveChild(actor, childId, form({ snils, ...change() })));
    expect(refused).toMatchObject({ code: 'conflict' });
    expect(refused.sentence).toContain('меняет специалист учреждения по оригиналам документов');
  });

  test('stays while the address and the school change, and a first SNILS is added', async () => {
    const { actor, childId } = await givenFamily();
    await givenCertificate({ childId, status: 'suspended' });
    const snils = inventedSnils(unique());
    await saveChild(actor, childId, form({ snils, address: 'ул. Новая, 5', institution: attendsNone }));
    expect(await getMyChild(actor, childId)).toMatchObject({
      snils,
      address: 'ул. Новая, 5',
      unattached: true,
    });
  });
});
