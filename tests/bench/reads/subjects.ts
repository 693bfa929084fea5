import { isFamily, type Actor, type ActorOf, type FamilyActor, type OperatorActor } from '@/lib/access/actor';
import { findActor, openSession } from '@/lib/access/session';
import type { Role } from '@/lib/domain/roles';
import { fullName } from '@/lib/domain/names';
import { database, inTransaction } from '@/lib/platform/database';
import { loadKeys } from '@/lib/platform/load-keys';
import { rememberWords } from '@/lib/register/search-words';
import type { Region } from '../region/open-region';

/** Whom the reads are about, with everybody signed in. */
export type Subjects = {
  families: { actor: FamilyActor; token: string; login: string; childId: string; certificateId: string }[];
  operators: { actor: OperatorActor; surname: string; fullName: string; paperCode: string }[];
  admins: { actor: ActorOf<'municipal_admin'>; searchId: string }[];
  /** Letters that wait to be sent: each is taken in hand once. */
  letters: string[];
};

const familiesWanted = 200;
const operatorsWanted = 40;
const lettersWanted = 2000;

/** Signs people of the region in and puts letters in the queue; `leave` makes the region what it was. */
export async function gatherSubjects({ people }: Region): Promise<Subjects & { leave: () => Promise<void> }> {
  await loadKeys();
  const families = await eachOf(people.parents.slice(0, familiesWanted), async (parent) => {
    const { actor, token } = await signedIn(parent, 'parent');
    if (!isFamily(actor)) throw new Error('Сеанс открыт не семье.');
    const { login, childId, certificateId } = parent;
    return { actor, token, login, childId, certificateId };
  });
  const desks = people.operators.filter(({ login }) => login.startsWith('desk-')).slice(0, operatorsWanted);
  const operators = await eachOf(desks, async (desk, at) => {
    const { actor } = await signedIn(desk, 'operator');
    if (actor.role !== 'operator') throw new Error('Сеанс открыт не специалисту.');
    const here = people.parents.filter(({ municipalityId }) => municipalityId === actor.municipalityId);
    const wanted = here[at % Math.max(here.length, 1)] ?? people.parents[at];
    if (!wanted) throw new Error('В регионе нет сертификатов.');
    return { actor, ...(await wordsAbout(wanted.certificateId)) };
  });
  const admins = await eachOf(people.municipalAdmins, async (admin, at) => {
    const { actor } = await signedIn(admin, 'municipal_admin');
    if (actor.role !== 'municipal_admin') throw new Error('Сеанс открыт не администратору.');
    const searchId = await rememberWords(actor, people.parents[at]?.childSurname ?? 'Абановы');
    return { actor, searchId };
  });
  const queued = await database().letter.findMany({
    where: { delivery: 'sent' },
    orderBy: { createdAt: 'desc' },
    take: lettersWanted,
    select: { id: true, sentAt: true, attempts: true },
  });
  const letters = queued.map(({ id }) => id);
  await database()
    .$executeRaw`UPDATE letter SET delivery = 'queued', sent_at = NULL WHERE id = ANY(${letters}::uuid[])`;
  return { families, operators, admins, letters, leave: () => leave(letters) };
}

/** What was read leaves its traces in the journal, as it does in life; sessions, searches and the queue are taken back. */
async function leave(letters: readonly string[]): Promise<void> {
  await database().$executeRaw`
    UPDATE letter SET delivery = 'sent', sent_at = created_at + interval '4 seconds', attempts = 1, attempt_started_at = NULL
    WHERE id = ANY(${letters}::uuid[])`;
  await database().$executeRaw`DELETE FROM session`;
  await database().$executeRaw`DELETE FROM form_draft`;
  await database().$executeRaw`DELETE FROM rate_limit`;
}

async function signedIn(
  { accountId, grantId }: { accountId: string; grantId: string },
  role: Role,
): Promise<{ actor: Actor; token: string }> {
  const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role }));
  const actor = await findActor(token);
  if (!actor) throw new Error('Сеанс не открылся.');
  return { actor, token };
}

async function wordsAbout(certificateId: string) {
  const { child, papers } = await database().certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
      papers: { take: 1, select: { code: true } },
    },
  });
  const { surname } = child.person;
  return { surname, fullName: fullName(child.person), paperCode: papers[0]?.code ?? '' };
}

/** One after the other: a pool of ten is not asked for two hundred sessions at once. */
async function eachOf<Item, Made>(
  items: readonly Item[],
  make: (item: Item, at: number) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const [at, item] of items.entries()) made.push(await make(item, at));
  return made;
}
