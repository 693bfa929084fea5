import type { FamilyActor } from '@/lib/access/actor';
import { fileApplication } from '@/lib/applications/file-application';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { letterContext } from '@/lib/platform/outbox';
import { givenApplication, givenChild, givenParent } from '@/tests/support/given';

type ChildOptions = Partial<Parameters<typeof givenChild>[0]> & { municipalityId: string };

/** A parent and a child of whom everything is known that an application needs. */
export async function givenReadyFamily(options: ChildOptions) {
  const parent = await givenParent();
  const child = await givenChild({ parent, document: true, ...options });
  return { ...parent, ...child };
}

/** Files the application and returns the token of its letter, as the family finds it in the mail. */
export async function fileWithToken(actor: FamilyActor, childId: string, email: string) {
  const applicationId = await fileApplication(actor, childId, email);
  return { applicationId, token: await lastToken(email) };
}

/** The token of the newest confirmation letter to an address. */
export async function lastToken(email: string): Promise<string> {
  const letter = await database().letter.findFirstOrThrow({
    where: { kind: 'confirm_email', emailTo: email },
    orderBy: { createdAt: 'desc' },
  });
  const { link } = JSON.parse(unsealText(letterContext(letter.id), letter.payload)) as { link: string };
  return link.slice(link.lastIndexOf('/') + 1);
}

type ConfirmedOptions = ChildOptions & { groupId: string };

/** A family whose application is confirmed: one press away from the certificate. */
export async function givenConfirmedFamily({ groupId, ...options }: ConfirmedOptions) {
  const family = await givenReadyFamily(options);
  const application = await givenApplication({
    childId: family.childId,
    applicantId: family.personId,
    status: 'confirmed',
  });
  const { documentId } = family;
  if (!documentId) throw new Error('A ready child has a document');
  return { ...family, ...application, documentId, chosen: { groupId, documentId } };
}
