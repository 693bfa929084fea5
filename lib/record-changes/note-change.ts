import type { RecordChange, ReasonOf } from '@/lib/domain/record-changes';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

type Author = {
  accountId: string;
  role: Prisma.CertificateChangeUncheckedCreateInput['byRole'];
  institutionId: string | null;
};

type Parts = Pick<
  Prisma.CertificateChangeUncheckedCreateInput,
  | 'fromMunicipalityId'
  | 'toMunicipalityId'
  | 'fromGroupId'
  | 'toGroupId'
  | 'fromDocumentId'
  | 'toDocumentId'
  | 'guardianshipId'
>;

/** A line of the history beside the status: who, when, where, why and on which paper. */
export async function noteChange<Kind extends RecordChange>(
  tx: Transaction,
  author: Author,
  certificateId: string,
  change: { kind: Kind; reason: ReasonOf<Kind>; groundDocumentId: string | null } & Parts,
): Promise<void> {
  await tx.certificateChange.create({
    data: {
      ...change,
      certificateId,
      at: now(),
      byAccountId: author.accountId,
      byRole: author.role,
      institutionId: author.institutionId,
    },
  });
}
