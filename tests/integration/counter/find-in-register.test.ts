import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorActor } from '@/lib/access/actor';
import { findInRegister, mostFound } from '@/lib/counter/find-in-register';
import type { SearchWords } from '@/lib/counter/search-fields';
import { nearNumbers } from '@/lib/domain/certificate-number';
import { nameKey } from '@/lib/domain/names';
import { database } from '@/lib/platform/database';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenNewerPaper, givenRecord, type GivenRecord } from '@/tests/support/register';
import { refusalOf } from '@/tests/support/traces';

let here: { id: string; code: string };
let there: { id: string; code: string; shortName: string };
let school: string;
let operator: OperatorActor;
let schoolOperator: OperatorActor;
let own: GivenRecord;
let pupil: GivenRecord;
let stranger: GivenRecord;

beforeAll(async () => {
  here = await givenMunicipality();
  there = await givenMunicipality();
  school = (await givenInstitution({ municipalityId: here.id, kind: 'school', accepts: 'own_pupils' })).id;
  operator = (await givenStaff({ role: 'operator', municipalityId: here.id })).actor;
  schoolOperator = (await givenStaff({ role: 'operator', institutionId: school })).actor;
  own = await givenRecord({
    municipalityId: here.id,
    number: `42${here.code}000132`,
    name: { surname: 'Алёшина-Крот', givenName: 'Мария', patronymic: 'Петровна' },
  });
  pupil = await givenRecord({
    municipalityId: here.id,
    institutionId: school,
    name: { surname: 'Алёшин', givenName: 'Максим', patronymic: null },
  });
  stranger = await givenRecord({
    municipalityId: there.id,
    number: `42${there.code}000777`,
    name: { surname: 'Алёшина', givenName: 'Марина', patronymic: 'Петровна' },
  });
});

function find(query: string, birthDate: SearchWords['birthDate'] = null, actor = operator) {
  return findInRegister(actor, { query, birthDate });
}

function certificateHit({ certificateId }: GivenRecord) {
  return { kind: 'certificate', id: certificateId };
}

async function named(query: string, birthDate: SearchWords['birthDate'] = null, actor = operator) {
  const findings = await find(query, birthDate, actor);
  return findings.kind === 'list' ? findings.hits.map(({ id }) => id) : findings.kind;
}

describe('by code', () => {
  test('leads to the record, also from an earlier version of the paper', async () => {
    const first = own.paperCode;
    const second = await givenNewerPaper(own.certificateId);
    for (const code of [first, second, `http://portal.test/c/${first}`, second.toLowerCase()]) {
      expect(await find(code)).toMatchObject({
        by: 'code',
        kind: 'record',
        certificateId: own.certificateId,
      });
    }
  });

  test('a stranger’s paper is as good as none', async () => {
    const code = stranger.paperCode;
    expect(await find(code)).toEqual(await find('0000-0000-0000'));
    expect(await find(code)).toMatchObject({ by: 'code', kind: 'nothing' });
  });

  test('an institution for its own pupils opens only theirs', async () => {
    expect(await find(own.paperCode, null, schoolOperator)).toMatchObject({ kind: 'nothing' });
    expect(await find(pupil.paperCode, null, schoolOperator)).toMatchObject({
      certificateId: pupil.certificateId,
    });
  });
});

describe('by number', () => {
  test('the exact one in any spacing; a birth date typed beside it must agree', async () => {
    const record = { by: 'number', kind: 'record', certificateId: own.certificateId };
    expect(await find(own.number)).toMatchObject(record);
    expect(await find(own.number.replace(/(..)(..)/, '$1 $2 '))).toMatchObject(record);
    expect(await find(own.number, own.birthDate)).toMatchObject(record);
    expect(await find(own.number, own.birthDate.add({ days: 1 }))).toMatchObject({
      by: 'number',
      kind: 'nothing',
    });
  });

  test('one wrong or two swapped digits find the likely ones, confirmed by the birth date', async () => {
    const slips = [own.number.replace('132', '123'), own.number.replace('132', '138')];
    for (const slip of slips) {
      expect(nearNumbers(own.number)).toContain(slip);
      const near = { by: 'near_number', kind: 'list', hits: [certificateHit(own)], more: false };
      expect(await find(slip, own.birthDate)).toMatchObject(near);
      expect(await find(slip, own.birthDate.add({ days: 1 }))).toMatchObject({
        by: 'number',
        kind: 'nothing',
      });
      expect(await find(slip)).toMatchObject({ by: 'number', kind: 'nothing' });
    }
  });

  test('two slips find nothing', async () => {
    expect(await find(own.number.replace('132', '555'), own.birthDate)).toMatchObject({ kind: 'nothing' });
  });

  test('of another municipality: only the right birth date tells where, and nothing else', async () => {
    const missing = await find(`42${there.code}999999`);
    expect(missing).toMatchObject({ by: 'number', kind: 'nothing' });
    expect(await find(stranger.number)).toEqual(missing);
    expect(await find(stranger.number, stranger.birthDate.add({ days: 1 }))).toEqual({
      ...missing,
      withBirthDate: true,
    });
    expect(await find(stranger.number, stranger.birthDate)).toMatchObject({
      by: 'number',
      kind: 'elsewhere',
      municipality: there.shortName,
    });
  });

  test('a slip in a number of another municipality tells nothing even with the birth date', async () => {
    const slip = stranger.number.replace('777', '778');
    expect(await find(slip, stranger.birthDate)).toMatchObject({ by: 'number', kind: 'nothing' });
  });

  test('another’s pupil is told of by the same rule', async () => {
    expect(await find(own.number, null, schoolOperator)).toMatchObject({ kind: 'nothing' });
    expect(await find(own.number, own.birthDate, schoolOperator)).toMatchObject({ kind: 'elsewhere' });
    expect(await find(pupil.number, null, schoolOperator)).toMatchObject({ kind: 'record' });
  });
});

describe('by name', () => {
  test.each(['Алёшин', 'алешин', 'АЛЕШ', ' алёш '])('%s: by name, within the municipality', async (query) => {
    expect(await named(query)).toEqual([pupil.certificateId, own.certificateId]);
  });

  test.each(['Алёшина Мар', 'Алешина-Крот М. П.', 'Алёш М П', 'алёшинакрот мария петровна', 'Алёшина Крот'])(
    '%s: given name, initials, hyphens',
    async (query) => {
      expect(await named(query)).toEqual([own.certificateId]);
    },
  );

  test.each(['Алёшин А.', 'Алёшина Мария Ивановна', 'Лёшин', '%лёшин'])('%s: nothing', async (query) => {
    expect(await named(query)).toBe('nothing');
  });

  test('Latin letters are refused at the field with what may have been meant', async () => {
    const refused = { code: 'invalid', field: 'query' };
    expect(await refusalOf(find('fk`iby'))).toMatchObject({
      ...refused,
      sentence: 'Фамилия пишется русскими буквами. Может быть, «Алёшин»?',
    });
    expect(await refusalOf(find('wrxq'))).toMatchObject({
      ...refused,
      sentence: expect.stringMatching(/^Фамилия пишется русскими буквами\. Смените раскладку/) as string,
    });
  });

  test('wildcards alone are refused at the field', async () => {
    expect(await refusalOf(find('%_'))).toMatchObject({ code: 'invalid', field: 'query' });
  });

  test('the birth date narrows', async () => {
    expect(await named('Алёшин', own.birthDate)).toEqual([own.certificateId]);
    expect(await named('Алёшин', stranger.birthDate.add({ days: 1 }))).toBe('nothing');
  });

  test('an institution for its own pupils finds only those', async () => {
    expect(await named('Алёшин', null, schoolOperator)).toEqual([pupil.certificateId]);
  });

  test('more than anybody reads through is cut off and said', async () => {
    const crowd = await givenMunicipality();
    const { actor } = await givenStaff({ role: 'operator', municipalityId: crowd.id });
    const one = await givenRecord({
      municipalityId: crowd.id,
      name: { surname: 'Толпин', givenName: 'Егор', patronymic: null },
    });
    await multiply(one, mostFound);
    const findings = await find('Толпин', null, actor);
    expect(findings).toMatchObject({ kind: 'list', more: true });
    expect(findings.kind === 'list' && findings.hits).toHaveLength(mostFound);
  });
});

/** Adds terminated certificates to the child: all of them are found by the one name. */
async function multiply({ childId, certificateId, parent }: GivenRecord, times: number): Promise<void> {
  const model = await database().certificate.findUniqueOrThrow({ where: { id: certificateId } });
  const { code } = await database().municipality.findUniqueOrThrow({ where: { id: model.municipalityId } });
  const numbers = Array.from({ length: times }, (_, at) => `42${code}5${String(at).padStart(5, '0')}`);
  await database().certificateNumber.createMany({
    data: numbers.map((number) => ({ number, municipalityId: model.municipalityId })),
  });
  const applications = await database().application.createManyAndReturn({
    data: numbers.map(() => ({
      childId,
      applicantId: parent.personId,
      status: 'certificate_issued' as const,
      closedAt: new Date('2199-01-01'),
    })),
  });
  await database().certificate.createMany({
    data: applications.map(({ id }, at) => ({
      number: numbers[at] ?? '',
      childId,
      applicationId: id,
      municipalityId: model.municipalityId,
      groupId: model.groupId,
      documentId: model.documentId,
      status: 'terminated' as const,
      terminationReason: 'own_request' as const,
      validUntil: model.validUntil,
    })),
  });
}

test('the key of names in the database is the one of the domain', async () => {
  const names = ["О'Коннор-Ёлкина", 'Гасан оглы', 'д’Артаньян'];
  for (const name of names) {
    const record = await givenRecord({
      municipalityId: here.id,
      name: { surname: `Ключева${nameKey(name)}`, givenName: name, patronymic: null },
    });
    expect(await named(`Ключева${nameKey(name)} ${name.slice(0, 5)}`)).toEqual([record.certificateId]);
  }
});
