import { expect } from 'vitest';
import { Refusal, type RefusalCode } from '@/lib/domain/refusal';

/** A refusal as it reaches the person. */
export type Refused = { code: RefusalCode; sentence: string; field: string | null };

/** What `work` was refused with; fails when nothing was refused or something else went wrong. */
export async function refusalOf(work: Promise<unknown>): Promise<Refused> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, sentence: error.message, field: error.field };
    throw error;
  }
  throw new Error('Nothing was refused');
}

/** Stands in a comparison for every sentence with these words in it. */
export function saying(words: string): string {
  return expect.stringContaining(words) as string;
}
