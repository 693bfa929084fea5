import type { FamilyActor } from '@/lib/access/actor';
import { applicationsOf, found } from '@/lib/access/scope';
import { plainDate } from '@/lib/domain/dates';
import { documentFitsAge } from '@/lib/domain/eligibility';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { unsealDocumentNumber } from '@/lib/platform/sealed-fields';
import { settingsOn } from '@/lib/settings/settings-on';
import { fitsToday } from './fitting-groups';

/** Groups and documents among which the applicant chooses at «Получение сертификата ПДО». */
export async function getCertificateChoice(db: Queryable, actor: FamilyActor, applicationId: string) {
  const { childId } = found(
    await db.application.findFirst({
      where: { AND: [{ id: applicationId, applicantId: actor.personId }, applicationsOf(actor)] },
      select: { childId: true },
    }),
  );
  return choiceOf(db, childId);
}

/** The same of a child whose record the caller may see. */
export async function choiceOf(db: Queryable, childId: string) {
  const child = await db.child.findUniqueOrThrow({
    where: { personId: childId },
    select: {
      municipality: {
        select: {
          id: true,
          code: true,
          shortName: true,
          slug: true,
          groups: { where: { active: true }, orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }] },
        },
      },
      person: {
        select: {
          birthDate: true,
          documents: {
            where: { supersededAt: null },
            orderBy: { createdAt: 'desc' },
            select: { id: true, kind: true, numberSealed: true },
          },
        },
      },
    },
  });
  const birthDate = plainDate(found(child.person.birthDate));
  const { groups, ...municipality } = found(child.municipality);
  const issued = await settingsOn(db, municipality.id);
  return {
    municipality,
    groups: groups
      .filter((group) => fitsToday(group, issued, birthDate))
      .map(({ id, title, kind, yearlyAmount }) => ({
        id,
        title,
        kind,
        yearlyAmount: yearlyAmount?.toFixed(2) ?? null,
      })),
    documents: child.person.documents
      .filter(({ kind }) => documentFitsAge(kind, birthDate, today()))
      .map(({ id, kind, numberSealed }) => ({ id, kind, ...unsealDocumentNumber(id, numberSealed) })),
  };
}
