import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { database } from '@/lib/platform/database';

/** What would go over: shown before two people decide. */
export async function previewMerge(actor: RegionalActor, fromId: string) {
  requirePermission(actor, 'municipalities.edit');
  const where = { municipalityId: fromId };
  const [municipality, children, certificates, institutions, groups, admins] = await Promise.all([
    database().municipality.findUnique({
      where: { id: fromId, mergedIntoId: null },
      select: { shortName: true },
    }),
    database().child.count({ where }),
    database().certificate.count({ where }),
    database().institution.count({ where }),
    database().certificateGroup.count({ where }),
    database().accountGrant.count({ where: { ...where, role: 'municipal_admin', endedAt: null } }),
  ]);
  const invitations = await database().staffInvitation.count({
    where: { ...where, acceptedAt: null, withdrawnAt: null },
  });
  return { ...found(municipality), children, certificates, institutions, groups, admins, invitations };
}

export type MergePreview = Awaited<ReturnType<typeof previewMerge>>;
