import { randomUUID } from 'node:crypto';
import { dbDate, type PlainDate } from '@/lib/domain/dates';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

export const regionRow = {
  id: 1,
  code: '42',
  name: 'Кемеровская область — Кузбасс',
  supportPhone: '8 (384-2) 00-42-18',
  supportEmail: 'podderzhka@example.com',
  supportHours: 'пн–пт 9:00–18:00',
  navigatorUrl: 'https://navigator.example',
} as const satisfies Prisma.RegionCreateManyInput;

export function municipalityRow<Facts extends Omit<Prisma.MunicipalityCreateManyInput, 'id'>>(facts: Facts) {
  return { id: randomUUID(), ...facts };
}

export function institutionRow<Facts extends Omit<Prisma.InstitutionCreateManyInput, 'id'>>(facts: Facts) {
  return { id: randomUUID(), ...facts };
}

type RightFacts = {
  kind: Prisma.InstitutionRightCreateManyInput['kind'];
  audience?: 'everybody' | 'own_pupils';
  from: PlainDate;
  /** The last day, inclusive; null: until further notice. */
  to?: PlainDate | null;
};

export function rightRow(
  institutionId: string,
  { kind, audience = 'everybody', from, to = null }: RightFacts,
) {
  return {
    id: randomUUID(),
    institutionId,
    kind,
    audience,
    validFrom: dbDate(from),
    validTo: to && dbDate(to),
  } satisfies Prisma.InstitutionRightCreateManyInput;
}

export function groupRow<Facts extends Omit<Prisma.CertificateGroupCreateManyInput, 'id'>>(facts: Facts) {
  return { id: randomUUID(), ...facts };
}
