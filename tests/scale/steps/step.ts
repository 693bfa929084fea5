import { z } from 'zod';

/** A step of the measurement: it runs in a process of its own and tells what came of it. */
export type Step<Input, Told> = { input: z.ZodType<Input>; run: (input: Input) => Promise<Told> };

/** Keeps the types of a step together. */
export function step<Input, Told>(input: z.ZodType<Input>, run: (input: Input) => Promise<Told>) {
  return { input, run } satisfies Step<Input, Told>;
}

export const tableKind = z.enum(['xlsx', 'csv']);
