import { findActor, openSession } from '@/lib/access/session';
import type { ActorOf } from '@/lib/access/actor';
import type { Role } from '@/lib/domain/roles';
import { accountRow, grantRow } from '@/lib/local/demo/rows/people';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { hashPassword } from '@/lib/platform/passwords';
import { givenInstitution, givenMunicipality } from './places';
import { unique } from './unique';

/** The password of every account made here. */
export const givenPassword = 'certificate-2026-test';

let hashed: Promise<string> | undefined;

/** Hashed once for a whole run: a hash costs as much as a sign-in is meant to. */
function passwordHash(): Promise<string> {
  hashed ??= hashPassword(givenPassword);
  return hashed;
}

export type GivenAccount<R extends Role> = {
  accountId: string;
  grantId: string;
  login: string;
  actor: ActorOf<R>;
};

/** A new session of the account, looked up as a request would: rights and places as they are at this moment. */
export async function givenActor<R extends Role>(
  grant: { id: string; accountId: string },
  role: R,
): Promise<ActorOf<R>> {
  const token = await inTransaction((tx) => openSession(tx, { ...grant, role }));
  const actor = await findActor(token);
  const isOf = (found: typeof actor): found is ActorOf<R> => found?.role === role;
  if (!isOf(actor)) throw new Error(`No ${role} could be signed in`);
  return actor;
}

type Owner = { personId: string } | { staffName: string };
type Place = { institutionId?: string; municipalityId?: string };

export async function givenAccount<R extends Role>(
  role: R,
  owner: Owner,
  place: Place = {},
): Promise<GivenAccount<R>> {
  const login = `${role.replaceAll('_', '-')}-${unique()}`;
  const account = accountRow({ login, passwordHash: await passwordHash(), ...owner, createdAt: now() });
  const grant = grantRow(account.id, role, place, now());
  await database().account.create({ data: account });
  await database().accountGrant.create({ data: grant });
  const actor = await givenActor(grant, role);
  return { accountId: account.id, grantId: grant.id, login, actor };
}

export type StaffRole = Exclude<Role, 'parent' | 'child'>;

type StaffOptions<R extends StaffRole> = { role: R; institutionId?: string; municipalityId?: string };

/** A member of staff; the institution or municipality the role needs is made when none is named. */
export async function givenStaff<R extends StaffRole>(options: StaffOptions<R>): Promise<GivenAccount<R>> {
  const staffName = `Пробная Анна ${unique()}`;
  return givenAccount(options.role, { staffName }, await placeOf(options));
}

async function placeOf({ role, institutionId, municipalityId }: StaffOptions<StaffRole>): Promise<Place> {
  if (role === 'regional_admin') return {};
  if (role !== 'municipal_admin' && institutionId) return { institutionId };
  const where = municipalityId ?? (await givenMunicipality()).id;
  if (role === 'municipal_admin') return { municipalityId: where };
  const rights = role === 'operator' ? { accepts: 'everybody' as const } : { issuesLogins: true };
  return { institutionId: (await givenInstitution({ municipalityId: where, ...rights })).id };
}
