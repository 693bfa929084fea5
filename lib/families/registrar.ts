import type { IssuerActor } from '@/lib/access/actor';
import { unmerged } from '@/lib/access/scope';
import type { AuditAuthor } from '@/lib/platform/audit';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** For whom and by whom families are written down: a school itself, or an admin for a school. */
export type Registrar = {
  /** Whose pupils the children become; known ones are looked for among its pupils only. */
  institutionId: string;
  municipalityId: string;
  author: NonNullable<AuditAuthor>;
};

export function registrarOf(actor: IssuerActor): Registrar {
  const { institutionId, municipalityId } = actor;
  return { institutionId, municipalityId, author: actor };
}

/** Children among whom the registrar may find somebody. */
export function pupilsOfRegistrar({ institutionId }: Registrar): Prisma.ChildWhereInput {
  return { institutionId, ...unmerged };
}
