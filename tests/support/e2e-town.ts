import { randomUUID } from 'node:crypto';
import { dbDate } from '@/lib/domain/dates';
import { regionRow } from '@/lib/local/demo/rows/places';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenGroup, givenInstitution, givenMunicipality } from '@/tests/support/given';
import { unique } from '@/tests/support/given';

/** A municipality with everything a family of a test has to do with. */
export type Town = Awaited<ReturnType<typeof makeTown>>;

const made = new Map<string, Promise<Town>>();

/** The town in which the families of this test process live. */
export function theTown(): Promise<Town> {
  return townWithCode('90');
}

/** Another municipality of the same region. */
export function anotherTown(): Promise<Town> {
  return townWithCode('91');
}

/** A municipality in which no families of other tests live: its lists are as long as the records given to it. */
export function quietTown(): Promise<Town> {
  return townWithCode('92');
}

function townWithCode(code: string): Promise<Town> {
  const town = made.get(code) ?? makeTown(code);
  made.set(code, town);
  return town;
}

async function makeTown(code: string) {
  const municipality = await municipalityWithCode(code);
  const municipalityId = municipality.id;
  const n = unique();
  const [desk, secondDesk, school] = [
    await givenInstitution({ municipalityId, accepts: 'everybody', name: `МАУ ДО «Пробный центр № ${n}»` }),
    await givenInstitution({ municipalityId, accepts: 'everybody', name: `МБУ ДО «Второй центр № ${n}»` }),
    await givenInstitution({
      municipalityId,
      kind: 'school',
      issuesLogins: true,
      name: `МБОУ «СОШ № ${n}»`,
    }),
  ];
  await database().institutionHours.createMany({
    data: [1, 2, 3, 4, 5].map((weekday) => ({
      institutionId: desk.id,
      weekday,
      opensAt: 9 * 60 + 30,
      closesAt: 17 * 60,
      lunchFrom: 12 * 60,
      lunchTo: 13 * 60,
    })),
  });
  return {
    municipality,
    desk,
    secondDesk,
    school,
    group: await givenGroup({ municipalityId }),
    region: regionRow,
  };
}

/** One for all test processes: the region has codes for a hundred municipalities and no more. */
async function municipalityWithCode(code: string) {
  try {
    const municipality = await givenMunicipality({ code });
    await addTexts(municipality.id);
    return municipality;
  } catch {
    return database().municipality.findUniqueOrThrow({ where: { code } });
  }
}

async function addTexts(municipalityId: string): Promise<void> {
  const kinds = [
    { kind: 'legal_act', title: 'Пробное постановление о сертификатах' },
    { kind: 'funding_rules', title: 'Пробные правила персонифицированного финансирования' },
  ] as const;
  await database().municipalText.createMany({
    data: kinds.map((text) => ({
      id: randomUUID(),
      municipalityId,
      ...text,
      body: 'Пробный текст.',
      effectiveFrom: dbDate(today().subtract({ years: 1 })),
    })),
  });
}
