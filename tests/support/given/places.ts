import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '@/lib/domain/dates';
import { groupRow, institutionRow, municipalityRow, regionRow, rightRow } from '@/lib/local/demo/rows/places';
import { Refusal } from '@/lib/domain/refusal';
import { database, inTransaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { unique } from './unique';

const longAgo = Temporal.PlainDate.from('2019-01-01');

/** A municipality with a code of its own; the region it belongs to is made when there is none. */
export async function givenMunicipality(facts: Partial<Prisma.MunicipalityCreateManyInput> = {}) {
  await database().region.createMany({ data: [regionRow], skipDuplicates: true });
  for (;;) {
    const n = unique();
    const row = municipalityRow({
      code: await freeCode(),
      slug: `gorod-${n}`,
      shortName: `г. Пробный ${n}`,
      fullName: `Пробный городской округ ${n}`,
      addressee: `В Управление образования Пробного городского округа ${n}`,
      dataOperatorName: `Управление образования Пробного городского округа ${n}`,
      dataOperatorAddress: `652000, г. Пробный, ул. Центральная, д. ${n % 100}`,
      accountingFrom: new Date('2019-01-01'),
      fundedFrom: new Date('2019-01-01'),
      ...facts,
    });
    try {
      return await inTransaction((tx) => tx.municipality.create({ data: row }));
    } catch (error) {
      // Another test took the same code in the meantime.
      if (!(error instanceof Refusal) || facts.code) throw error;
    }
  }
}

async function freeCode(): Promise<string> {
  const rows = await database().municipality.findMany({ select: { code: true } });
  const taken = new Set(rows.map(({ code }) => code));
  // From 90 on they belong to the towns that all browser tests share.
  const free = Array.from({ length: 80 }, (_, at) => String(at + 10)).filter((code) => !taken.has(code));
  const code = free[Math.floor(Math.random() * free.length)];
  if (!code) throw new Error('All codes of municipalities are taken');
  return code;
}

type InstitutionOptions = {
  municipalityId: string;
  kind?: 'school' | 'kindergarten' | 'additional_education' | 'authorised_body';
  /** Whose applications it accepts; null (the default): nobody's. */
  accepts?: 'everybody' | 'own_pupils' | null;
  /** First and last day of the right to accept; without them it holds since 2019 for ever. */
  from?: PlainDate;
  to?: PlainDate | null;
  issuesLogins?: boolean;
  name?: string;
};

export async function givenInstitution(options: InstitutionOptions) {
  const {
    municipalityId,
    kind = 'additional_education',
    accepts = null,
    from = longAgo,
    to = null,
  } = options;
  const name = options.name ?? `МБУ ДО «Пробный центр № ${unique()}»`;
  const row = institutionRow({
    municipalityId,
    kind,
    name,
    shortName: name,
    address: 'ул. Пробная, 1',
    phone: '8 (384-3) 00-00-00',
  });
  const rights = [
    ...(accepts ? [rightRow(row.id, { kind: 'accepts_applications', audience: accepts, from, to })] : []),
    ...(options.issuesLogins ? [rightRow(row.id, { kind: 'issues_logins', from: longAgo })] : []),
  ];
  const institution = await database().institution.create({ data: row });
  await database().institutionRight.createMany({ data: rights });
  return institution;
}

type GroupOptions = { municipalityId: string } & Partial<Prisma.CertificateGroupCreateManyInput>;

/** An accounting group for all ages, unless told otherwise; a funded one gets 10 000 ₽ a year. */
export async function givenGroup(options: GroupOptions) {
  const row = groupRow({
    title: `дети в возрасте от 5 до 18 лет, пробная группа ${unique()}`,
    kind: 'accounting',
    ...(options.kind === 'funded' ? { yearlyAmount: '10000.00' } : {}),
    ...options,
  });
  return database().certificateGroup.create({ data: row });
}
