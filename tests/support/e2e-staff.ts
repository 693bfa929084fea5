import type { Fields } from '@/tests/support/e2e-answers';
import type { Town } from '@/tests/support/e2e-town';
import { givenPassword, givenStaff } from '@/tests/support/given';
import { givenInvitation, invitationForm } from '@/tests/support/given/staff';

/** A member of staff and an invitation at this town's desk, with what each form about them sends. */
export async function givenStaffRecords({ municipality, desk, school }: Town) {
  const { accountId, grantId } = await givenStaff({ role: 'operator', institutionId: desk.id });
  const { actor } = await givenStaff({ role: 'regional_admin' });
  const { id: invitationId } = await givenInvitation(actor, { institutionId: desk.id });
  const card = '/admin/staff/[accountId]';
  const invitation = '/admin/staff/invitations/[invitationId]';
  return {
    values: { accountId, grantId, invitationId },
    forms: {
      '/admin/municipalities/[municipalityId]/staff/invite/save': invitationForm({ institutionId: desk.id }),
      [`${card}/block/save`]: {},
      [`${card}/unblock`]: {},
      [`${card}/second-step/save`]: { identityChecked: 'on', presentPassword: givenPassword },
      [`${card}/roles/save`]: {
        role: 'login_issuer',
        institutionId: school.id,
        municipalityId: municipality.id,
      },
      [`${card}/roles/[grantId]/end`]: {},
      [`${card}/roles/[grantId]/move`]: { institutionId: school.id },
      [`${invitation}/resend`]: {},
      [`${invitation}/withdraw`]: {},
    } satisfies Readonly<Record<string, Fields>>,
  };
}

/** The address an invitation's letter leads to. */
export async function givenInvitationLink({ desk }: Town): Promise<string> {
  const { actor } = await givenStaff({ role: 'regional_admin' });
  const { token } = await givenInvitation(actor, { institutionId: desk.id });
  return `/invitation/${token}`;
}
