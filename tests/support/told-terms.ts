import type { FamilyActor, OperatorActor } from '@/lib/access/actor';
import type { DeskActor } from '@/lib/access/municipality';
import { getActivationDesk } from '@/lib/certificates/activation-desk';
import { getCertificateCard } from '@/lib/certificates/card';
import { listQueue } from '@/lib/counter/queue';
import { dateAndLeft } from '@/lib/domain/deadline-words';
import { readRegisterAddress } from '@/lib/domain/register-list';
import { listRegister } from '@/lib/register/list-register';

type Staff = { operator: OperatorActor; admin: DeskActor; municipalityId: string };
type Received = { actor: FamilyActor; certificateId: string };

/** What the family's card, the operator's record and queue and the register say of one term, each once: one where they agree. */
export async function toldTerms(
  { operator, admin, municipalityId }: Staff,
  { actor, certificateId }: Received,
): Promise<string[]> {
  const asked = readRegisterAddress({ columns: 'deadline' });
  const card = await getCertificateCard(actor, certificateId);
  const desk = await getActivationDesk(operator, certificateId);
  const register = await listRegister(admin, { municipalityId }, asked, null);
  const queues = [await listQueue(operator, 'others', null), await listQueue(operator, 'chose_us', null)];
  const rows = [...register.rows, ...queues.flatMap((queue) => queue.rows)];
  const listed = rows.filter(({ id }) => id === certificateId).map(({ deadline }) => deadline);
  if (listed.length !== 2) throw new Error('The record stands in the register and in one list of the queue');
  const told = [card.waiting?.deadline, desk.deadline, ...listed];
  return [...new Set(told.map((deadline) => (deadline ? dateAndLeft(deadline) : 'срок ещё не идёт')))];
}
