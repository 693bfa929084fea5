import { z } from 'zod';
import { requirePermission } from '@/lib/access/policy';
import { formText } from '@/lib/domain/field-text';
import type { WordingKind } from '@/lib/domain/paper-wording/kinds';
import { wordingFaults } from '@/lib/domain/paper-wording/mandatory-parts';
import { Refusal } from '@/lib/domain/refusal';
import { requirePrintable } from './printable';
import { appendVersion, versionFields } from './append-version';
import type { WordingActor } from './owner';

export const previewFields = z.object({ body: formText });

export const publishFields = z.object({ body: formText, ...versionFields });

/** Publishes a wording from its day on. */
export async function publishWording(
  actor: WordingActor,
  kind: WordingKind,
  input: z.output<typeof publishFields>,
): Promise<void> {
  requirePermission(actor, 'wording.publish');
  requireWhole(kind, input.body);
  await appendVersion(actor, kind, 'wording_published', input);
}

/** Refuses a wording that lacks something, naming it. */
export function requireWhole(kind: WordingKind, body: string): void {
  const [first, ...more] = wordingFaults(kind, body);
  if (first !== undefined) {
    const rest = more.length > 0 ? `. Всего замечаний: ${more.length + 1}, они перечислены над текстом` : '';
    throw new Refusal('invalid', `${first}${rest}`, 'body');
  }
  requirePrintable(body);
}
