import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import type { Actor, ActorOf } from './actor';

/** Who may do what, in one table. Which records it may be done to is the scope's matter. */
export const permissions = {
  'family.edit': ['parent', 'child'],
  'child.add': ['parent'],
  'document.provide': ['parent', 'child'],
  'scan.view': ['parent', 'child', 'operator'],
  'application.file': ['parent', 'child'],
  'certificate.get': ['parent', 'child'],
  'certificate.choose_institution': ['parent', 'child'],
  'paper.make': ['parent', 'child', 'operator'],
  'register.search': ['operator'],
  'certificate.activate': ['operator'],
  'duplicate.decide': ['operator', 'regional_admin'],
  'pupils.list': ['login_issuer'],
  'municipality.overview': ['municipal_admin'],
  'region.overview': ['regional_admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export function can(actor: Actor, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(actor.role);
}

/** Narrows the actor to the roles that hold the permission, or refuses. */
export function requirePermission<P extends Permission>(
  actor: Actor,
  permission: P,
): asserts actor is ActorOf<(typeof permissions)[P][number]> {
  if (!can(actor, permission)) throw new Refusal('forbidden');
}
