import { beforeAll, expect, test } from 'vitest';
import type { ActorOf } from '@/lib/access/actor';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { inventedPassport, inventedPhone, inventedSnils } from '@/lib/local/demo/invented-numbers';
import { applicationRow } from '@/lib/local/demo/rows/certificates';
import { childRow, documentRow, personRow, tieRow } from '@/lib/local/demo/rows/people';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenGroup, givenMunicipality, givenParent, unique } from '@/tests/support/given';
import { tracesOf } from '@/tests/support/traces';

const children = 2000;
const address = 'г. Пробный, ул. Центральная, д. 1';
const letters = 'абвгдежзиклмнопрстуфхцчшэюя';

let municipality: { id: string; code: string };
let groupId: string;

beforeAll(async () => {
  municipality = await givenMunicipality();
  groupId = (await givenGroup({ municipalityId: municipality.id })).id;
});

/** Seven letters, far from those of any other number: names that nobody takes for a slip of one another. */
function syllables(n: number): string {
  const scattered = (n * 7_654_321 + 1_234_567) % 387_420_489;
  return Array.from({ length: 6 }, (_, at) => letters.charAt(Math.floor(scattered / 27 ** at) % 27)).join('');
}

type Ready = { applicationId: string; documentId: string };

/** So many children of one parent, each one press away from the certificate. */
async function givenChildren(parentId: string): Promise<Ready[]> {
  const rows = Array.from({ length: children }, () => {
    const n = unique();
    const name = { surname: `Пробный${syllables(n)}`, givenName: syllables(n + 13), patronymic: null };
    const birthDate = today().subtract({ years: 14, days: 60 + (n % 1300) });
    const snils = inventedSnils(n);
    const person = personRow({ name, birthDate, snils, address, phone: inventedPhone(n), createdAt: now() });
    return {
      person,
      child: childRow({
        personId: person.id,
        municipalityId: municipality.id,
        institutionId: null,
        createdAt: now(),
      }),
      tie: tieRow({ guardianId: parentId, childId: person.id, createdAt: now() }),
      document: documentRow(person.id, inventedPassport(n, today()), now()),
      application: applicationRow({
        childId: person.id,
        applicantId: parentId,
        status: 'confirmed',
        email: `semya-${n}@example.ru`,
        createdAt: now(),
      }),
    };
  });
  await database().person.createMany({ data: rows.map(({ person }) => person) });
  await database().child.createMany({ data: rows.map(({ child }) => child) });
  await database().guardianship.createMany({ data: rows.map(({ tie }) => tie) });
  await database().identityDocument.createMany({ data: rows.map(({ document }) => document) });
  await database().application.createMany({ data: rows.map(({ application }) => application) });
  return rows.map(({ application, document }) => ({
    applicationId: application.id,
    documentId: document.id,
  }));
}

/** All at once, as far as the pool of connections lets them in; the waiting is done here and not in the pool. */
async function issueAll(actor: ActorOf<'parent'>, ready: Ready[]): Promise<string[]> {
  const ids: string[] = [];
  const queue = ready.values();
  const press = async () => {
    for (const { applicationId, documentId } of queue) {
      ids.push(await issueCertificate(actor, applicationId, { groupId, documentId }));
    }
  };
  await Promise.all(Array.from({ length: 40 }, press));
  return ids;
}

test('2 000 children at once get 2 000 numbers', { timeout: 300_000 }, async () => {
  const { actor, personId } = await givenParent();
  const ready = await givenChildren(personId);
  let ids: string[] = [];
  const traces = await tracesOf(async () => {
    ids = await issueAll(actor, ready);
  });
  expect(new Set(ids).size).toBe(children);

  const given = await database().certificate.findMany({
    where: { id: { in: ids } },
    select: { number: true },
  });
  const numbers = given.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(children);
  expect(numbers.every((number) => new RegExp(`^42${municipality.code}\\d{6}$`).test(number))).toBe(true);
  const registered = await database().certificateNumber.findMany({ select: { number: true } });
  expect(new Set(registered.map(({ number }) => number))).toEqual(new Set(numbers));
  // Nobody guesses one from another: neighbours stand about 500 apart, hardly ever side by side.
  const tails = numbers.map((number) => Number(number.slice(4))).sort((a, b) => a - b);
  const sideBySide = tails.filter((tail, at) => tail - (tails[at - 1] ?? -9) === 1);
  expect(sideBySide.length).toBeLessThan(30);

  const issued = traces.audit.filter(({ event }) => event === 'certificate_issued');
  expect(new Set(issued.map(({ subject }) => subject[1]))).toEqual(new Set(ids));
  expect([traces.letters.length, traces.jobs.length]).toEqual([children, children]);
  expect(await database().paper.count()).toBe(children);
});
