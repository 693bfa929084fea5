import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorActor } from '@/lib/access/actor';
import type { Findings } from '@/lib/counter/findings';
import { findInRegister } from '@/lib/counter/find-in-register';
import type { SearchWords } from '@/lib/counter/search-fields';
import { readSearchPage } from '@/lib/counter/search-page';
import { formatDate } from '@/lib/domain/dates';
import { formatPaperCode } from '@/lib/domain/paper-code';
import { formatSnils } from '@/lib/domain/snils';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { personRow } from '@/lib/local/demo/rows/people';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenApplication,
  givenChild,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
  unique,
} from '@/tests/support/given';
import { givenRecord, type GivenRecord } from '@/tests/support/register';
import { refusalOf } from '@/tests/support/traces';

type Parent = Awaited<ReturnType<typeof givenParent>>;
type Child = Awaited<ReturnType<typeof givenChild>>;

let here: string;
let there: string;
let school: string;
let operator: OperatorActor;
let schoolOperator: OperatorActor;
let foreign: OperatorActor;

beforeAll(async () => {
  here = (await givenMunicipality()).id;
  there = (await givenMunicipality()).id;
  school = (await givenInstitution({ municipalityId: here, kind: 'school', accepts: 'own_pupils' })).id;
  operator = (await givenStaff({ role: 'operator', municipalityId: here })).actor;
  schoolOperator = (await givenStaff({ role: 'operator', institutionId: school })).actor;
  foreign = (await givenStaff({ role: 'operator', municipalityId: there })).actor;
});

function find(query: string, actor = operator, birthDate: SearchWords['birthDate'] = null) {
  return findInRegister(actor, { query, birthDate });
}

function idsOf(findings: Findings): string[] | string {
  if (findings.kind === 'list') return findings.hits.map(({ kind, id }) => `${kind} ${id}`);
  return findings.kind === 'record' ? `record ${findings.certificateId}` : findings.kind;
}

const recordOf = ({ certificateId }: GivenRecord) => `record ${certificateId}`;

async function storedApplication(certificateId: string): Promise<number> {
  const { application } = await database().certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: { application: { select: { number: true } } },
  });
  return application.number;
}

describe('a child without a certificate', () => {
  let parent: Parent;
  let child: Child;
  let number: number;
  let snils: string;

  beforeAll(async () => {
    parent = await givenParent();
    snils = inventedSnils(unique());
    const name = { surname: 'Безномерная', givenName: 'Анна', patronymic: 'Петровна' };
    child = await givenChild({ parent, municipalityId: here, institutionId: school, name, snils });
    ({ number } = await givenApplication({ childId: child.childId, applicantId: parent.personId }));
  });

  test('is found by name, СНИЛС and application, with where it stands and what comes next', async () => {
    const born = formatDate(child.birthDate);
    for (const query of [
      'Безномерная А. П.',
      `Безномерная ${born}`,
      formatSnils(snils),
      `заявка ${number}`,
    ]) {
      for (const actor of [operator, schoolOperator]) {
        const page = await readSearchPage(actor, { query, birthDate: null }, null);
        expect(page, query).toMatchObject({
          kind: 'list',
          rows: [
            {
              kind: 'child',
              id: child.childId,
              applicationNumber: number,
              standing: {
                state: 'Заявка на сертификат не подтверждена',
                next: expect.stringContaining('ссылку из письма') as string,
              },
            },
          ],
        });
      }
    }
  });

  test('of another municipality or school is as good as none, by whatever', async () => {
    const other = await givenInstitution({ municipalityId: here, kind: 'school', accepts: 'own_pupils' });
    const neighbour = (await givenStaff({ role: 'operator', institutionId: other.id })).actor;
    for (const query of ['Безномерная', snils, `№ ${number}`]) {
      for (const actor of [foreign, neighbour]) {
        expect((await find(query, actor, child.birthDate)).kind, query).toBe('nothing');
      }
    }
  });

  test('who has not applied at all, too', async () => {
    const name = { surname: 'Незаявленный', givenName: 'Пётр', patronymic: null };
    const { childId } = await givenChild({ municipalityId: here, name, age: 4 });
    const page = await readSearchPage(operator, { query: 'незаявл', birthDate: null }, null);
    expect(page).toMatchObject({
      rows: [{ id: childId, applicationNumber: null, standing: { state: 'Заявки нет' } }],
    });
    expect(JSON.stringify(page)).toContain('с 5\u00a0лет');
  });

  test('grown up is found no more', async () => {
    const name = { surname: 'Повзрослевший', givenName: 'Пётр', patronymic: null };
    await givenChild({ municipalityId: here, name, birthDate: today().subtract({ years: 18 }) });
    expect((await find('Повзрослевший')).kind).toBe('nothing');
  });

  test('with a live certificate of another town is as good as none, though it lives here', async () => {
    const name = { surname: 'Переехавшая', givenName: 'Анна', patronymic: null };
    const moved = await givenRecord({ municipalityId: there, name });
    await database().child.update({ where: { personId: moved.childId }, data: { municipalityId: here } });
    expect((await find('Переехавшая')).kind).toBe('nothing');
    expect(await find('Переехавшая', foreign)).toMatchObject({
      hits: [{ kind: 'certificate', id: moved.certificateId }],
    });
  });

  test('whose certificate ended stands for itself again once the family applies anew', async () => {
    const name = { surname: 'Возобновлёнов', givenName: 'Пётр', patronymic: null };
    const ended = await givenRecord({ municipalityId: here, name, status: 'terminated' });
    expect(idsOf(await find('Возобновленов'))).toEqual([`certificate ${ended.certificateId}`]);
    const { childId, parent: applicant } = ended;
    const { number: next } = await givenApplication({ childId, applicantId: applicant.personId });
    const both = [`child ${childId}`, `certificate ${ended.certificateId}`];
    expect(idsOf(await find('Возобновленов'))).toEqual(both);
    expect(idsOf(await find(`заявка ${next}`))).toEqual(both);
    const first = await storedApplication(ended.certificateId);
    expect(idsOf(await find(`заявка ${first}`))).toBe(recordOf(ended));
  });
});

describe('a certificate', () => {
  let record: GivenRecord;
  let snils: string;

  beforeAll(async () => {
    snils = inventedSnils(unique());
    const name = { surname: 'Сниловская', givenName: 'Анна', patronymic: 'Павловна' };
    record = await givenRecord({ municipalityId: here, name, snils });
  });

  test('opens at once by СНИЛС of the child or of its parent, in any format', async () => {
    const { snilsIndex } = await database().person.findUniqueOrThrow({
      where: { id: record.parent.personId },
    });
    expect(snilsIndex).not.toBeNull();
    for (const query of [snils, formatSnils(snils), `СНИЛС ${formatSnils(snils)}`]) {
      expect(idsOf(await find(query)), query).toBe(recordOf(record));
      expect((await find(query, foreign)).kind).toBe('nothing');
      expect((await find(query, operator, record.birthDate.add({ days: 1 }))).kind).toBe('nothing');
    }
  });

  test('a wrong check number is told at the field', async () => {
    const last = Number(snils.slice(-1));
    const wrong = `${snils.slice(0, 10)}${(last + 1) % 10}`;
    expect(await refusalOf(find(wrong))).toMatchObject({
      code: 'invalid',
      field: 'query',
      sentence: expect.stringContaining('введена неверно') as string,
    });
  });

  test('opens at once by the number of its application, for its own municipality alone', async () => {
    const number = await storedApplication(record.certificateId);
    for (const query of [`${number}`, `№ ${number}`, `Заявка №${number}`]) {
      expect(idsOf(await find(query)), query).toBe(recordOf(record));
      expect((await find(query, foreign)).kind).toBe('nothing');
    }
  });

  test('by a parent’s СНИЛС the children whose tie holds', async () => {
    const parentSnils = inventedSnils(unique());
    const parent = await givenParent();
    const { snilsSealed, snilsIndex } = personRow({
      name: { surname: 'А', givenName: 'Б', patronymic: null },
      birthDate: null,
      snils: parentSnils,
      createdAt: new Date(),
    });
    await database().person.update({ where: { id: parent.personId }, data: { snilsSealed, snilsIndex } });
    const [first, second] = [
      await givenChild({ parent, municipalityId: here }),
      await givenChild({ parent, municipalityId: here }),
    ];
    const found = await find(parentSnils);
    expect(new Set(idsOf(found))).toEqual(new Set([`child ${first.childId}`, `child ${second.childId}`]));
    const { accountId } = operator;
    await database().guardianship.updateMany({
      where: { childId: second.childId },
      data: { endedAt: new Date(), endedById: accountId, endGround: 'court' },
    });
    expect(idsOf(await find(parentSnils))).toEqual([`child ${first.childId}`]);
  });

  test('by name and birth date or year in one box, in whatever order', async () => {
    const born = formatDate(record.birthDate);
    const { year } = record.birthDate;
    const queries = [
      `Сниловская ${born}`,
      `сниловская анна ${year}`,
      `Сниловская АП`,
      'А. П. Сниловская',
      'Анна Сниловская',
      'Cниловскaя',
    ];
    for (const query of queries) {
      expect(idsOf(await find(query)), query).toEqual([`certificate ${record.certificateId}`]);
    }
    for (const query of [`Сниловская ${year - 1}`, 'Сниловская 01.01.2001', 'Анна Сниловскаяя']) {
      expect((await find(query)).kind, query).toBe('nothing');
    }
  });

  test('a number with a slip and the birth date beside it', async () => {
    const slip = `${record.number.slice(0, 9)}${(Number(record.number.slice(9)) + 1) % 10}`;
    const findings = await find(`${slip} ${formatDate(record.birthDate)}`);
    expect(findings).toMatchObject({ by: 'near_number', withBirthDate: true });
    expect(idsOf(findings)).toContain(`certificate ${record.certificateId}`);
    expect(idsOf(await find(`${slip} 01.01.2001`))).toBe('nothing');
  });

  test('two birth dates that differ are told', async () => {
    const query = 'Сниловская 01.01.2001';
    expect(await refusalOf(find(query, operator, record.birthDate))).toMatchObject({
      code: 'invalid',
      field: 'birthDate',
    });
  });

  test('by the code a scanner types in the wrong layout, also where that reads as letters that look alike', async () => {
    const onRussianKeys = (text: string) => {
      const english = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?';
      const russian = 'йцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,';
      return [...text]
        .map((key) => (english.includes(key) ? russian.charAt(english.indexOf(key)) : key))
        .join('');
    };
    const paper = await database().paper.findFirstOrThrow({ where: { certificateId: record.certificateId } });
    const code = 'RTYHDFNJCVEM';
    await database().paper.create({
      data: { ...paper, id: undefined, version: 7, code },
    });
    for (const one of [code, paper.code]) {
      const address = `https://portal.example.org/c/${one}`;
      const typed = [one, formatPaperCode(one), address, address.slice(6)];
      for (const query of typed.flatMap((text) => [text, text.toLowerCase(), onRussianKeys(text)])) {
        expect(idsOf(await find(query)), query).toBe(recordOf(record));
        expect((await find(query, foreign)).kind, query).toBe('nothing');
      }
    }
  });
});
