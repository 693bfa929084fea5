import { expect } from 'vitest';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import { today } from '@/lib/platform/clock';
import type { ReportRow } from '@/lib/reports/section';
import { plainCount } from '@/tests/integration/reports/plain-count';

type Told = readonly { key: string; rows: readonly ReportRow[] }[];

/** That the sections hold what reading and counting every record of the same days gives. */
export async function expectPlainReport(sections: Told, municipalityId: string): Promise<void> {
  const plain = await plainCount(municipalityId, { from: today().subtract({ days: 300 }), to: today() });
  const column = (key: string, at: number) => {
    const rows = sections.find((section) => section.key === key)?.rows ?? [];
    return Object.fromEntries(rows.map(({ label, values }) => [label, values[at]]));
  };
  const titled = Object.entries(certificateStatuses).map(([status, { title }]) => [
    title,
    plain.status.get(status) ?? 0,
  ]);
  expect(column('status', 0)).toEqual(Object.fromEntries(titled));
  const ages = Array.from({ length: 13 }, (_, at) => String(at + 5));
  expect(column('age', 0)).toEqual(Object.fromEntries(ages.map((age) => [age, plain.age.get(age) ?? 0])));
  expect(counted(column('month', 0))).toEqual(sorted(plain.issuedIn));
  expect(counted(column('month', 1))).toEqual(sorted(plain.activatedIn));
  expect(counted(column('institution', 0))).toEqual(sorted(plain.institution));
  for (const [label, count] of Object.entries(column('deadlines', 0))) {
    expect([label, count]).toEqual([label, plain.deadlines.get(label) ?? 0]);
  }
  expect(plain.hours.length).toBeGreaterThan(0);
  expect(Object.values(column('waited', 0))[2]).toBe(plain.hours.length);
}

function counted(told: Readonly<Record<string, unknown>>): number[] {
  return Object.values(told)
    .map(Number)
    .filter((count) => count !== 0)
    .toSorted((a, b) => a - b);
}

function sorted(counts: ReadonlyMap<string, number>): number[] {
  return [...counts.values()].toSorted((a, b) => a - b);
}
