import { buffer } from 'node:stream/consumers';
import { requirePermission } from '@/lib/access/policy';
import type { WordingKind } from '@/lib/domain/paper-wording/kinds';
import { renderWordingSample } from '@/lib/papers/render-papers';
import { inventedFamilies } from '@/lib/papers/wordings/invented-families';
import type { WordingActor } from './owner';
import { requireWhole } from './publish-wording';

/** How papers in this wording look, as a PDF: for a parent, for a child of 15 and for a family of long names, all invented. */
export async function previewWording(actor: WordingActor, kind: WordingKind, body: string): Promise<Buffer> {
  requirePermission(actor, 'wording.publish');
  requireWhole(kind, body);
  return buffer(renderWordingSample(kind, body, inventedFamilies));
}
