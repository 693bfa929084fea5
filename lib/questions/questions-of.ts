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
 * accept their papers today. So every question stands at some desk.
 */
export async function waitingAt(actor: OperatorActor): Promise<Prisma.FamilyQuestionWhereInput> {
  const forOwnPupils = await database().institution.findMany({
    where: { municipalityId: actor.municipalityId, ...acceptsOwnPupilsOn(today()) },
    select: { id: true },
  });
  return {
    AND: [
      { status: 'waiting' },
      questionsOf(actor),
      {
        OR: [
          { application: { certificate: { is: null } } },
          { application: { certificate: { is: { chosenInstitutionId: null } } } },
          { application: { certificate: { is: { chosenInstitutionId: actor.institutionId } } } },
          {
            application: {
              certificate: { is: { chosenInstitution: { isNot: acceptsOn(today()) } } },
            },
          },
          // The child has left the school or kindergarten it had chosen.
          ...forOwnPupils.map(({ id }) => ({
            application: {
              certificate: { is: { chosenInstitutionId: id } },
              child: { OR: [{ institutionId: null }, { institutionId: { not: id } }] },
            },
          })),
        ],
      },
    ],
  };
}

export function messageContext(id: string): SealedContext {
  return `question_message.text:${id}`;
}
