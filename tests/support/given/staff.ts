import type { DeskActor } from '@/lib/access/municipality';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { letterContext } from '@/lib/platform/outbox';
import { inviteStaff, inviteStaffFields } from '@/lib/staff/invite-staff';
import { unique } from './unique';

/** What the form of an invitation sends: an operator of the institution, unless told otherwise. */
export function invitationForm(changes: Record<string, string> = {}): Record<string, string> {
  return {
    surname: 'Пробная',
    givenName: 'Вера',
    patronymic: 'Павловна',
    email: `vera-${unique()}@example.ru`,
    role: 'operator',
    institutionId: '',
    municipalityId: '',
    ...changes,
  };
}

/** An invitation sent by this admin, with the token of its letter. */
export async function givenInvitation(
  actor: DeskActor,
  changes: Record<string, string>,
  desk: { municipalityId: string } | null = null,
) {
  const input = inviteStaffFields.parse(invitationForm(changes));
  const id = await inviteStaff(actor, desk, input);
  return { id, email: input.email, token: await tokenSentTo(input.email) };
}

/** The token in the last letter with an invitation to this address. */
export async function tokenSentTo(email: string): Promise<string> {
  const letter = await database().letter.findFirstOrThrow({
    where: { emailTo: email, kind: 'staff_invited' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const { link } = JSON.parse(unsealText(letterContext(letter.id), letter.payload)) as { link: string };
  return link.split('/').at(-1) ?? '';
}
