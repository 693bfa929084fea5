import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { papersOf } from '@/lib/access/scope';
import { database } from '@/lib/platform/database';

const wording = {
  select: { version: true, municipality: { select: { shortName: true } } },
} as const;

/** Every version of the papers of a certificate, the latest first: when it was made and handed out, in which words, with which hash. */
export async function listPapers(actor: OperatorActor, certificateId: string) {
  requirePermission(actor, 'paper.make');
  const papers = await database().paper.findMany({
    where: { certificate: { AND: [{ id: certificateId }, papersOf(actor)] } },
    orderBy: { version: 'desc' },
    select: {
      version: true,
      madeAt: true,
      kept: { select: { keptAt: true, sha256: true } },
      applicationTemplate: wording,
      consentTemplate: wording,
    },
  });
  return papers.map(({ applicationTemplate, consentTemplate, kept, ...paper }) => ({
    ...paper,
    /** Null as long as nobody has been given it. */
    keptAt: kept?.keptAt ?? null,
    sha256: kept?.sha256 ?? null,
    wordings: `заявление: ${wordingName(applicationTemplate)}; согласие: ${wordingName(consentTemplate)}`,
  }));
}

export type PaperVersion = Awaited<ReturnType<typeof listPapers>>[number];

type Wording = { version: number; municipality: { shortName: string } | null } | null;

function wordingName(wording: Wording): string {
  if (!wording) return 'исходный текст';
  return `текст ${wording.version}, ${wording.municipality?.shortName ?? 'региона'}`;
}
