import type { OperatorActor } from '@/lib/access/actor';
import { listFittingGroups } from '@/lib/certificates/fitting-groups';
import { townNamedElsewhere } from '@/lib/domain/named-town';
import { Refusal } from '@/lib/domain/refusal';
import type { Queryable } from '@/lib/platform/database';
import { listTowns } from './towns';
import { blockName } from './visit-blocks';
import type { VisitChild, VisitFamily } from './visit-fields';

/** What only the register knows to be wrong or doubtful with the children: of all of them at once, each at its input. */
export async function findFamilyFaults(
  db: Queryable,
  actor: OperatorActor,
  { children, guardian }: VisitFamily,
): Promise<Refusal[]> {
  const { own, others } = await listTowns(db, actor.municipalityId);
  const faults: Refusal[] = [];
  for (const child of children) {
    const tell = (part: 'institution' | 'groupId' | 'place', sentence: string) =>
      faults.push(new Refusal('invalid', sentence, blockName(child.block, part)));
    if (actor.ownPupilsOnly && child.institution !== actor.institutionId) {
      tell('institution', 'Ваше учреждение принимает только своих воспитанников и учеников.');
    }
    if (await groupIsOpen(db, actor, child)) {
      tell('groupId', 'Выберите группу сертификата: по возрасту подходит несколько.');
    }
    const named = townNamedElsewhere(child.address ?? guardian?.address ?? '', own, others);
    if (named && child.placeSeen !== named.id) {
      tell(
        'place',
        `В адресе назван другой муниципалитет: ${named.name}. Сертификат даёт тот, где ребёнок живёт. Проверьте адрес или отметьте, что ребёнок живёт здесь.`,
      );
    }
  }
  return faults;
}

async function groupIsOpen(db: Queryable, actor: OperatorActor, child: VisitChild): Promise<boolean> {
  const fitting = await listFittingGroups(db, actor.municipalityId, child.birthDate);
  return fitting.length > 1 && fitting.every(({ id }) => id !== child.groupId);
}
