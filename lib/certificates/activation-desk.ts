import type { OperatorActor } from '@/lib/access/actor';
import { certificatesOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { settingsOn } from '@/lib/settings/settings-on';
import { findActivationObstacle } from './activation-obstacle';
import { listPapersToBring } from './bringing';
import { bringingDeadline } from './deadline';
import { isOutdated } from './renew-paper';

/** What the operator needs beside the record to activate: the papers to check, until when, why not, the printout. */
export async function getActivationDesk(actor: OperatorActor, certificateId: string) {
  const certificate = found(
    await database().certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: {
        status: true,
        createdAt: true,
        daysToBring: true,
        municipalityId: true,
        chosenInstitutionId: true,
        papers: { orderBy: { version: 'desc' }, take: 1, select: { id: true, madeAt: true } },
        paperChecks: { select: { paperKey: true, result: true } },
        child: { select: { person: { select: { birthDate: true, changedAt: true } } } },
        application: { select: { applicant: { select: { changedAt: true } } } },
      },
    }),
  );
  const birthDate = plainDate(found(certificate.child.person.birthDate));
  const status = effectiveCertificateStatus(certificate.status, birthDate, today());
  const waits = status === 'not_activated' || status === 'returned';
  const [papers, obstacle, deadline, { acceptsCopies }] = await Promise.all([
    listPapersToBring(database(), certificateId),
    findActivationObstacle(database(), actor, certificateId),
    waits ? bringingDeadline(database(), certificate) : null,
    settingsOn(database(), certificate.municipalityId),
  ]);
  const [paper] = certificate.papers;
  return {
    acceptsCopies,
    papers,
    /** What was seen at the activation; empty before it. */
    checks: certificate.paperChecks,
    obstacle,
    deadline,
    paper: paper ? { id: paper.id, madeAt: paper.madeAt, outdated: waits && isOutdated(certificate) } : null,
  };
}

export type ActivationDesk = Awaited<ReturnType<typeof getActivationDesk>>;
