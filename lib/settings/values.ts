import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { SettingSection } from '@/lib/domain/settings';

const day = z
  .string()
  .nullable()
  .transform((text) => (text === null ? null : Temporal.PlainDate.from(text)));

/** How each section lies in the database. Dates are written as 2026-09-01. */
const stored = {
  overdue: z.object({
    /** Working days. */
    daysToBring: z.number().int(),
    action: z.enum(['nothing', 'cancel']),
    cancelDays: z.number().int().nullable(),
  }),
  papers: z.object({
    proofOfResidence: z.enum(['every_child', 'unattached_only']),
    acceptsCopies: z.boolean(),
  }),
  /** Null: the kind is not issued yet. */
  issuing: z.object({ accountingFrom: day, fundedFrom: day }),
  operator: z.object({ name: z.string(), address: z.string() }),
  addressee: z.object({ addressee: z.string() }),
  /** Null where there is none of one's own. */
  support: z.object({
    phone: z.string().nullable(),
    email: z.string().nullable(),
    hours: z.string().nullable(),
  }),
  navigator: z.object({ url: z.string() }),
} as const satisfies Record<SettingSection, z.ZodType>;

export type SettingValues = { [Section in SettingSection]: z.output<(typeof stored)[Section]> };
export type StoredSettings = { [Section in SettingSection]: z.input<(typeof stored)[Section]> };

/** @throws ZodError if the row was written past the portal in another shape */
export function readValue<Section extends SettingSection>(
  section: Section,
  value: unknown,
): SettingValues[Section] {
  const shape: z.ZodType = stored[section];
  return shape.parse(value) as SettingValues[Section];
}
