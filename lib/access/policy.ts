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
  'certificate.print': ['parent', 'child', 'operator'],
  'wording.publish': ['municipal_admin', 'regional_admin'],
  'register.search': ['operator'],
  'certificate.activate': ['operator'],
  'record.changes': ['operator', 'municipal_admin', 'regional_admin'],
  'certificate.change_status': ['operator', 'municipal_admin', 'regional_admin'],
  'certificate.undo_activation': ['operator'],
  'certificate.move': ['operator', 'municipal_admin', 'regional_admin'],
  'certificate.change_group': ['operator', 'municipal_admin', 'regional_admin'],
  'certificate.change_document': ['operator'],
  'child.rename': ['operator'],
  'tie.add': ['operator', 'municipal_admin', 'regional_admin'],
  'tie.end': ['operator', 'municipal_admin', 'regional_admin'],
  'certificate.return': ['operator'],
  'data.correct': ['operator'],
  'duplicate.decide': ['operator', 'regional_admin'],
  'pupils.list': ['login_issuer'],
  'family.register': ['login_issuer'],
  'family.import': ['login_issuer', 'municipal_admin', 'regional_admin'],
  'slip.issue': ['operator', 'login_issuer'],
  'municipality.overview': ['municipal_admin', 'regional_admin'],
  'region.overview': ['regional_admin'],
  'staff.manage': ['municipal_admin', 'regional_admin'],
  'audit.search': ['municipal_admin', 'regional_admin'],
  'data.download': ['parent', 'child'],
  'consent.withdraw': ['parent', 'child'],
  'correction.ask': ['parent', 'child'],
  'correction.decide': ['operator'],
  'question.ask': ['parent', 'child'],
  'question.read': ['operator', 'municipal_admin', 'regional_admin'],
  'question.answer': ['operator'],
  'family.receive': ['operator'],
  'link.ask': ['parent'],
  'link.decide': ['operator'],
  'retention.set': ['regional_admin'],
  'municipality.set': ['municipal_admin', 'regional_admin'],
  'region.set': ['regional_admin'],
  'institutions.edit': ['municipal_admin', 'regional_admin'],
  'groups.edit': ['municipal_admin', 'regional_admin'],
  'reports.read': ['municipal_admin', 'regional_admin'],
  'municipalities.edit': ['regional_admin'],
  'system.watch': ['regional_admin'],
  'visit.book': ['parent', 'child'],
  'visits.list': ['operator'],
  'visits.set': ['operator', 'municipal_admin', 'regional_admin'],
  'register.list': ['municipal_admin', 'regional_admin'],
  'register.export': ['municipal_admin', 'regional_admin'],
  'proposal.make': ['municipal_admin', 'regional_admin'],
  'proposal.decide': ['municipal_admin', 'regional_admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** What a child does only from 14 on. */
const fromFourteen: readonly Permission[] = [
  'family.edit',
  'document.provide',
  'application.file',
  'certificate.get',
  'certificate.choose_institution',
  'paper.make',
  'data.download',
  'consent.withdraw',
  'correction.ask',
  'question.ask',
  'visit.book',
];

function isTooYoung(actor: Actor, permission: Permission): boolean {
  return actor.role === 'child' && !actor.ofAge && fromFourteen.includes(permission);
}

export function can(actor: Actor, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(actor.role) && !isTooYoung(actor, permission);
}

/** Narrows the actor to the roles that hold the permission, or refuses. */
export function requirePermission<P extends Permission>(
  actor: Actor,
  permission: P,
): asserts actor is ActorOf<(typeof permissions)[P][number]> {
  if (isTooYoung(actor, permission)) {
    throw new Refusal('forbidden', 'До 14 лет это делает родитель (законный представитель).');
  }
  if (!can(actor, permission)) throw new Refusal('forbidden');
}
