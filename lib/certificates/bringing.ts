import { found } from '@/lib/access/scope';
import { ageOn, plainDate } from '@/lib/domain/dates';
import { papersToBring, type Paper, type PaperReader } from '@/lib/domain/papers-to-bring';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { settingsOn } from '@/lib/settings/settings-on';

/**
 * The papers this very family brings: the list it is shown is the list the operator ticks. Only the words differ:
 * the applicant, named by the id of the person who reads, is spoken to.
 */
export async function listPapersToBring(
  db: Queryable,
  certificateId: string,
  readerId: string | null = null,
): Promise<Paper[]> {
  const certificate = await db.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      childId: true,
      document: { select: { kind: true } },
      municipalityId: true,
      child: {
        select: { unattached: true, person: { select: { birthDate: true, snilsIndex: true } } },
      },
      application: {
        select: {
          applicantId: true,
          applicant: {
            select: {
              documents: {
                where: { supersededAt: null },
                orderBy: { createdAt: 'desc' },
                take: 1,
                select: { kind: true },
              },
            },
          },
        },
      },
    },
  });
  const { application, child } = certificate;
  const { proofOfResidence } = await settingsOn(db, certificate.municipalityId);
  const applicantIsChild = application.applicantId === certificate.childId;
  const family = {
    applicantIsChild,
    childAge: ageOn(plainDate(found(child.person.birthDate)), today()),
    childDocumentKind: certificate.document.kind,
    applicantDocumentKind: application.applicant.documents[0]?.kind ?? null,
    attendsInstitution: !child.unattached,
    proofOfResidence,
    snilsKnown: child.person.snilsIndex !== null,
  };
  return papersToBring(family, readerOf(readerId === application.applicantId, applicantIsChild));
}

function readerOf(isApplicant: boolean, applicantIsChild: boolean): PaperReader {
  if (!isApplicant) return 'staff';
  return applicantIsChild ? 'child' : 'parent';
}
