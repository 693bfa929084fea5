import { isFamily, type Actor, type FamilyActor, type OperatorActor } from '@/lib/access/actor';
import { applicationsOf, certificatesOf, childrenOf } from '@/lib/access/scope';
import { acceptsOn, acceptsOwnPupilsOn } from '@/lib/institutions/accepting';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { SealedContext } from '@/lib/platform/sealed-places';

/** One's own questions, as long as the tie to the child holds: what another guardian asks nobody learns. */
export function ownQuestions(actor: FamilyActor): Prisma.FamilyQuestionWhereInput {
  return { askedById: actor.personId, application: applicationsOf(actor) };
}

/** Questions whose record exists for this member of staff: by the certificate, and by the child as long as there is none. */
export function questionsOf(actor: Actor): Prisma.FamilyQuestionWhereInput {
  return {
    application: {
      OR: [
        { certificate: { is: certificatesOf(actor) } },
        { certificate: { is: null }, child: childrenOf(actor) },
      ],
    },
  };
}

/** The same of one municipality, whoever looks. */
export function questionsIn(municipalityId: string): Prisma.FamilyQuestionWhereInput {
  return {
    application: {
      OR: [
        { certificate: { is: { municipalityId } } },
        { certificate: { is: null }, child: { municipalityId } },
      ],
    },
  };
}

/** Whether the page of a question exists for whoever reads of it in a letter. */
export async function mayOpenQuestion(actor: Actor, id: string): Promise<boolean> {
  if (!isFamily(actor) && actor.role !== 'operator') return false;
  const scope = isFamily(actor) ? ownQuestions(actor) : questionsOf(actor);
  return (await database().familyQuestion.count({ where: { AND: [{ id }, scope] } })) > 0;
}

/**
 * What waits for an answer at this desk: of families that chose it, and of those that chose none, or one that does not
 * accept their papers today. So every question stands at some desk. What waits is read first and judged here: asked as one
 * condition, every school for own pupils adds four joins to the query, which takes the database 400 ms to plan.
 */
export async function waitingAt(actor: OperatorActor): Promise<string[]> {
  const waiting = await database().familyQuestion.findMany({
    where: { AND: [{ status: 'waiting' }, questionsOf(actor)] },
    select: {
      id: true,
      application: {
        select: {
          child: { select: { institutionId: true } },
          certificate: { select: { chosenInstitutionId: true } },
        },
      },
    },
  });
  const chosen = waiting.flatMap(({ application }) => application.certificate?.chosenInstitutionId ?? []);
  const acceptedAt = await acceptedAtOthers(actor, new Set(chosen));
  return waiting
    .filter(({ application: { child, certificate } }) => {
      const at = acceptedAt.get(certificate?.chosenInstitutionId ?? '');
      return (
        at === undefined || (at === 'own_pupils' && child.institutionId !== certificate?.chosenInstitutionId)
      );
    })
    .map(({ id }) => id);
}

/** Of these institutions the others that accept papers today, with whose. */
async function acceptedAtOthers(actor: OperatorActor, chosen: ReadonlySet<string>) {
  const ids = [...chosen].filter((id) => id !== actor.institutionId);
  if (ids.length === 0) return new Map<string, 'everybody' | 'own_pupils'>();
  const accepting = (where: Prisma.InstitutionWhereInput) =>
    database().institution.findMany({ where: { AND: [{ id: { in: ids } }, where] }, select: { id: true } });
  const [all, forOwnPupils] = await Promise.all([
    accepting(acceptsOn(today())),
    accepting(acceptsOwnPupilsOn(today())),
  ]);
  return new Map([
    ...all.map(({ id }) => [id, 'everybody'] as const),
    ...forOwnPupils.map(({ id }) => [id, 'own_pupils'] as const),
  ]);
}

export function messageContext(id: string): SealedContext {
  return `question_message.text:${id}`;
}
