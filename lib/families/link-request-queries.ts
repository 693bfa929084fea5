import type { FamilyActor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { formatDate, plainDate } from '@/lib/domain/dates';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { formatDocument } from '@/lib/domain/identity-documents';
import { linkDeclineReasons, type LinkDeclineReason, type LinkStatus } from '@/lib/domain/link-requests';
import { fullName } from '@/lib/domain/names';
import { formatPhone } from '@/lib/domain/phone';
import { alikeWords } from '@/lib/domain/suspicions';
import { compareFeatures, comparedShape } from '@/lib/duplicates/compared-child';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { unsealDocumentNumber, unsealPersonField } from '@/lib/platform/sealed-fields';
import { linkRequestsOf, readLinkRequests } from './waiting-links';

const pageSize = 20;

/** Requests that wait, a page at a time. The look is recorded by their number. */
export async function listLinkRequests(actor: OperatorActor, after: string | null) {
  const { rows, next } = await readLinkRequests(actor, after, pageSize);
  await inTransaction((tx) =>
    recordAudit(tx, actor, {
      event: 'links_listed',
      subject: ['account', actor.accountId],
      details: { count: rows.length },
    }),
  );
  return { rows, next };
}

export type LinkRequestRow = Awaited<ReturnType<typeof listLinkRequests>>['rows'][number];

/** One request with both records of the child side by side and the adult who asks; the look is recorded. */
export async function openLinkRequest(actor: OperatorActor, requestId: string) {
  requirePermission(actor, 'link.decide');
  const request = await inTransaction(async (tx) => {
    const row = found(
      await tx.linkRequest.findFirst({
        where: { AND: [{ id: requestId }, linkRequestsOf(actor)] },
        select: {
          id: true,
          childId: true,
          status: true,
          ground: true,
          alike: true,
          reason: true,
          createdAt: true,
          decidedAt: true,
          decidedBy: { select: { staffName: true } },
          child: { select: comparedShape },
          twin: { select: comparedShape },
          person: { select: adultShape },
        },
      }),
    );
    await recordAudit(tx, actor, {
      event: 'link_viewed',
      subject: ['link_request', requestId],
      childId: row.childId,
    });
    return row;
  });
  return {
    id: request.id,
    status: request.status,
    ground: guardianshipGrounds[request.ground].title,
    alike: alikeWords(request.alike),
    createdAt: request.createdAt,
    decided: request.decidedAt && {
      at: request.decidedAt,
      by: request.decidedBy?.staffName ?? null,
      reason: request.reason && linkDeclineReasons[request.reason].title,
    },
    childName: fullName(request.child.person),
    certificateId: request.child.certificates[0]?.id ?? null,
    comparison: request.twin && compareFeatures(request.child, request.twin, request.alike),
    adult: adultOf(request.person),
  };
}

export type OpenLinkRequest = Awaited<ReturnType<typeof openLinkRequest>>;

const adultShape = {
  id: true,
  surname: true,
  givenName: true,
  patronymic: true,
  birthDate: true,
  addressSealed: true,
  phoneSealed: true,
  documents: {
    where: { supersededAt: null },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { id: true, kind: true, numberSealed: true },
  },
} as const satisfies Prisma.PersonSelect;

type AdultRow = Prisma.PersonGetPayload<{ select: typeof adultShape }>;

function adultOf(person: AdultRow) {
  const [document] = person.documents;
  const phone = unsealPersonField('phone', person.id, person.phoneSealed);
  return {
    name: fullName(person),
    birthDate: person.birthDate && formatDate(plainDate(person.birthDate)),
    document:
      document &&
      formatDocument({ kind: document.kind, ...unsealDocumentNumber(document.id, document.numberSealed) }),
    address: unsealPersonField('address', person.id, person.addressSealed),
    phone: phone && formatPhone(phone),
  };
}

export type OwnLinkRequest = { status: LinkStatus; createdAt: Date; reason: LinkDeclineReason | null };

/** The registered child whose record took the place of the one this family had typed, or null. */
export async function findLinkedChild(actor: FamilyActor, twinId: string): Promise<string | null> {
  const granted = await database().linkRequest.findFirst({
    where: {
      personId: actor.personId,
      twinId,
      status: 'granted',
      child: childrenOf(actor),
      twin: { isNot: childrenOf(actor) },
    },
    select: { childId: true },
  });
  return granted?.childId ?? null;
}

/** The family's own newest request about this child of theirs, or null; it says nothing of the registered one. */
export async function findOwnLinkRequest(
  actor: FamilyActor,
  childId: string,
): Promise<OwnLinkRequest | null> {
  found(
    await database().child.findFirst({
      where: { AND: [{ personId: childId }, childrenOf(actor)] },
      select: { personId: true },
    }),
  );
  return database().linkRequest.findFirst({
    where: { personId: actor.personId, twinId: childId },
    orderBy: { createdAt: 'desc' },
    select: { status: true, createdAt: true, reason: true },
  });
}
