import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { can, permissions, requirePermission, type Permission } from '@/lib/access/policy';
import { roles, type Role } from '@/lib/domain/roles';
import {
  givenChild,
  givenChildAccount,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { refusalOf } from '@/tests/support/traces';

/** Written down a second time on purpose: who may do what changes only by changing both. */
const expected = {
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
  'question.ask': ['parent', 'child'],
  'question.read': ['operator', 'municipal_admin', 'regional_admin'],
  'question.answer': ['operator'],
  'visit.book': ['parent', 'child'],
  'visits.list': ['operator'],
  'visits.set': ['operator', 'municipal_admin', 'regional_admin'],
  'register.list': ['municipal_admin', 'regional_admin'],
  'register.export': ['municipal_admin', 'regional_admin'],
  'proposal.make': ['municipal_admin', 'regional_admin'],
  'proposal.decide': ['municipal_admin', 'regional_admin'],
} satisfies Record<Permission, Role[]>;

const actors = new Map<Role, Actor>();

beforeAll(async () => {
  const { id: municipalityId } = await givenMunicipality();
  const { childId } = await givenChild({ municipalityId, age: 15 });
  const signedIn = [
    await givenParent(),
    await givenChildAccount(childId),
    await givenStaff({ role: 'operator', municipalityId }),
    await givenStaff({ role: 'login_issuer', municipalityId }),
    await givenStaff({ role: 'municipal_admin', municipalityId }),
    await givenStaff({ role: 'regional_admin' }),
  ];
  for (const { actor } of signedIn) actors.set(actor.role, actor);
});

test('every role is tried', () => {
  expect([...actors.keys()].sort()).toEqual(Object.keys(roles).sort());
});

test.each(Object.keys(permissions) as Permission[])('%s', async (permission) => {
  const allowed = [...actors].filter(([, actor]) => can(actor, permission)).map(([role]) => role);
  expect(allowed).toEqual(expected[permission]);
  for (const [role, actor] of actors) {
    const asking = async () => {
      await Promise.resolve();
      requirePermission(actor, permission);
    };
    if (allowed.includes(role)) await asking();
    else expect((await refusalOf(asking())).code).toBe('forbidden');
  }
});

test('a child under 14 looks and changes nothing', async () => {
  const { id: municipalityId } = await givenMunicipality();
  const { childId } = await givenChild({ municipalityId, age: 9 });
  const { actor } = await givenChildAccount(childId);
  const allowed = (Object.keys(permissions) as Permission[]).filter((permission) => can(actor, permission));
  expect(allowed).toEqual(['scan.view', 'certificate.print']);
});
