import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { familyRoles, type Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found, papersOf } from '@/lib/access/scope';
import { builtInWordings } from '@/lib/domain/paper-wording/built-in';
import type { PaperData } from '@/lib/papers/paper-data';
import { renderPapers, type PrintedPapers } from '@/lib/papers/render-papers';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { seal, unseal, unsealText } from '@/lib/platform/encryption';
import { lockRow } from '@/lib/platform/locks';
import type { SealedContext } from '@/lib/platform/sealed-places';
import { paperContext } from './make-paper';

export function keptContext(paperId: string): SealedContext {
  return `kept_paper.content:${paperId}`;
}

const paperShape = {
  id: true,
  version: true,
  contentSealed: true,
  kept: { select: { contentSealed: true, sha256: true } },
  applicationTemplate: { select: { body: true } },
  consentTemplate: { select: { body: true } },
  certificate: { select: { childId: true, application: { select: { number: true } } } },
} as const;

export type HandedOut = {
  applicationNumber: string;
  version: number;
  content: Buffer;
  /** What the bytes were drawn from: to print several papers as one file. */
  source: PrintedPapers;
};

/**
 * Application and consent as one PDF, the latest version or the one asked for. What is handed out for the first time is kept
 * with its hash, and the same bytes are given ever after. Handed out by staff is recorded.
 */
export async function handOutPaper(
  actor: Actor,
  certificateId: string,
  version?: number,
): Promise<HandedOut> {
  requirePermission(actor, 'paper.make');
  const paper = found(
    await database().paper.findFirst({
      where: { version, certificate: { AND: [{ id: certificateId }, papersOf(actor)] } },
      orderBy: { version: 'desc' },
      select: paperShape,
    }),
  );
  // Drawn before the transaction, which holds nobody up: of several drawn at once the first one kept is given to all.
  const drawn = paper.kept ? null : await drawPaper(paper);
  const content = await inTransaction(async (tx) => {
    const kept = paper.kept ?? (await keepPaper(tx, paper.id, drawn));
    if (!familyRoles.some((role) => role === actor.role)) {
      await recordAudit(tx, actor, {
        event: 'paper_downloaded',
        subject: ['certificate', certificateId],
        childId: paper.certificate.childId,
        details: { version: paper.version },
      });
    }
    return openKept(paper.id, kept);
  });
  return {
    applicationNumber: String(paper.certificate.application.number),
    version: paper.version,
    content,
    source: sourceOf(paper),
  };
}

type DrawnPaper = {
  id: string;
  contentSealed: Uint8Array;
  applicationTemplate: { body: string | null } | null;
  consentTemplate: { body: string | null } | null;
};

function drawPaper(paper: DrawnPaper): Promise<Buffer> {
  const { data, wordings } = sourceOf(paper);
  return buffer(renderPapers(data, wordings));
}

function sourceOf(paper: DrawnPaper): PrintedPapers {
  return {
    data: openSnapshot(paper),
    wordings: {
      application: paper.applicationTemplate?.body ?? builtInWordings.application,
      consent: paper.consentTemplate?.body ?? builtInWordings.consent,
    },
  };
}

/** Only makePaper writes this column, so what opens under its context is its type; null is what the destruction of data left. */
export function openSnapshot({ id, contentSealed }: { id: string; contentSealed: Uint8Array }): PaperData {
  return found(JSON.parse(unsealText(paperContext(id), contentSealed)) as PaperData | null);
}

type KeptRow = { contentSealed: Uint8Array; sha256: string };

/** The row of the paper is held: the destruction of data either waits and takes this one too, or has been and leaves nothing. */
async function keepPaper(tx: Transaction, paperId: string, drawn: Buffer | null): Promise<KeptRow> {
  await lockRow(tx, 'paper', paperId);
  const paper = await tx.paper.findUniqueOrThrow({ where: { id: paperId }, select: paperShape });
  if (paper.kept) return paper.kept;
  openSnapshot(paper);
  const content = found(drawn);
  return tx.keptPaper.create({
    data: {
      paperId,
      contentSealed: seal(keptContext(paperId), content),
      sha256: hashOf(content),
      size: content.length,
      keptAt: now(),
    },
    select: { contentSealed: true, sha256: true },
  });
}

function openKept(paperId: string, { contentSealed, sha256 }: KeptRow): Buffer {
  const content = unseal(keptContext(paperId), contentSealed);
  if (hashOf(content) !== sha256) throw new Error(`kept paper ${paperId} does not match its hash`);
  return content;
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
