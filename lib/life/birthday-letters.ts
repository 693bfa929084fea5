import { isLive } from '@/lib/domain/certificate-status';
import { birthdayAt, formatDate, plainDate } from '@/lib/domain/dates';
import { minimumAge, passportAge } from '@/lib/domain/eligibility';
import { fullName } from '@/lib/domain/names';
import { found } from '@/lib/access/scope';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { guardiansOf, recipientOf, recipientShape } from '@/lib/record-changes/recipients';
import { getToldCertificate } from './told-certificate';
import { lockCertificate } from './lived-day';
import { tellOnce } from './tell-once';

/** «Теперь можно получить сертификат», to who prepared everything before the fifth birthday. */
export async function tellMayReceive(tx: Transaction, id: string): Promise<boolean> {
  const { childId } = await tx.application.findUniqueOrThrow({ where: { id }, select: { childId: true } });
  await lockRow(tx, 'child', childId);
  const { status, applicantId, email, applicant, child } = await tx.application.findUniqueOrThrow({
    where: { id },
    select: {
      status: true,
      applicantId: true,
      email: true,
      applicant: { select: recipientShape },
      child: { select: { person: { select: { ...nameShape, birthDate: true } } } },
    },
  });
  if (status !== 'confirmed') return false;
  const guardians = await guardiansOf(tx, childId);
  // Whose tie has ended is told nothing of the child, and somebody else cannot take up the application.
  if (!guardians.some(({ personId }) => personId === applicantId)) return false;
  const to = recipientOf(applicant);
  return tellOnce(tx, {
    childId,
    kind: 'may_receive',
    forDay: birthdayAt(plainDate(found(child.person.birthDate)), minimumAge),
    // The address the application was confirmed by.
    to: [{ ...to, childId, email: email ?? to.email }],
    payload: () => ({
      childName: fullName(child.person),
      link: new URL(`/cabinet/applications/${id}/certificate`, environment().APP_URL).href,
    }),
  });
}

const nameShape = { surname: true, givenName: true, patronymic: true } as const;

/** From 14 the passport takes the place of the birth certificate, and the child may act for itself. */
export async function tellFourteen(tx: Transaction, id: string): Promise<boolean> {
  const childId = await lockCertificate(tx, id);
  const { status, child, ...told } = await getToldCertificate(tx, id);
  if (!isLive(status)) return false;
  const self = recipientOf(child.person);
  const others = told.to.filter(({ personId }) => personId !== childId);
  return tellOnce(tx, {
    childId,
    kind: 'turns_fourteen',
    forDay: birthdayAt(plainDate(found(child.person.birthDate)), passportAge),
    to: [...others, ...(self.accountId === null ? [] : [{ ...self, childId }])],
    payload: ({ personId }) => ({
      ...told.facts,
      own: personId === childId,
      activated: status === 'active' || status === 'suspended',
    }),
  });
}

/** Three months before the 18th birthday. */
export async function tellEndsSoon(tx: Transaction, id: string): Promise<boolean> {
  const childId = await lockCertificate(tx, id);
  const { status, validUntil, to, facts } = await getToldCertificate(tx, id);
  if (!isLive(status)) return false;
  const until = plainDate(validUntil);
  return tellOnce(tx, {
    childId,
    kind: 'ends_soon',
    forDay: until,
    to,
    payload: () => ({ ...facts, until: formatDate(until) }),
  });
}
