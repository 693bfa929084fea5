import { isLive } from '@/lib/domain/certificate-status';
import { listFittingGroups } from '@/lib/certificates/fitting-groups';
import { birthdayAt, formatDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { minimumAge, passportAge } from '@/lib/domain/eligibility';
import { endsSoonOn, isToTell } from '@/lib/domain/life';
import { fullName } from '@/lib/domain/names';
import { found } from '@/lib/access/scope';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { guardiansOf, recipientOf, recipientShape } from '@/lib/record-changes/recipients';
import { getToldCertificate } from './told-certificate';
import { lockCertificate, type LivedDay } from './lived-day';
import { tellOnce } from './tell-once';

/** «Теперь можно получить сертификат», to who prepared everything before the fifth birthday. */
export async function tellMayReceive(tx: Transaction, id: string, { day }: LivedDay): Promise<boolean> {
  const { childId } = await tx.application.findUniqueOrThrow({ where: { id }, select: { childId: true } });
  await lockRow(tx, 'child', childId);
  const { status, applicantId, email, applicant, child } = await tx.application.findUniqueOrThrow({
    where: { id },
    select: {
      status: true,
      applicantId: true,
      email: true,
      applicant: { select: recipientShape },
      child: { select: { municipalityId: true, person: { select: { ...nameShape, birthDate: true } } } },
    },
  });
  const birthDate = plainDate(found(child.person.birthDate));
  const birthday = birthdayAt(birthDate, minimumAge);
  if (status !== 'confirmed' || !isToTell('may_receive', birthday, day)) return false;
  // Where there is no group for the child yet, «можно получить» would send the family into a refusal.
  if (!(await mayBeIssued(tx, child.municipalityId, birthDate))) return false;
  const guardians = await guardiansOf(tx, childId);
  // Whose tie has ended is told nothing of the child, and somebody else cannot take up the application.
  if (!guardians.some(({ personId }) => personId === applicantId)) return false;
  const to = recipientOf(applicant);
  return tellOnce(tx, {
    childId,
    kind: 'may_receive',
    forDay: birthday,
    // The address the application was confirmed by.
    to: [{ ...to, childId, email: email ?? to.email }],
    payload: () => ({
      childName: fullName(child.person),
      link: new URL(`/cabinet/applications/${id}/certificate`, environment().APP_URL).href,
    }),
  });
}

async function mayBeIssued(
  tx: Transaction,
  municipalityId: string | null,
  birthDate: PlainDate,
): Promise<boolean> {
  return municipalityId !== null && (await listFittingGroups(tx, municipalityId, birthDate)).length > 0;
}

const nameShape = { surname: true, givenName: true, patronymic: true } as const;

/** From 14 the passport takes the place of the birth certificate, and the child may act for itself. */
export async function tellFourteen(tx: Transaction, id: string, { day }: LivedDay): Promise<boolean> {
  const childId = await lockCertificate(tx, id);
  const { status, child, ...told } = await getToldCertificate(tx, id);
  const birthday = birthdayAt(plainDate(found(child.person.birthDate)), passportAge);
  if (!isLive(status) || !isToTell('turns_fourteen', birthday, day)) return false;
  const self = recipientOf(child.person);
  const signsIn = self.accountId !== null;
  const others = told.to.filter(({ personId }) => personId !== childId);
  return tellOnce(tx, {
    childId,
    kind: 'turns_fourteen',
    forDay: birthday,
    to: [...others, ...(signsIn ? [{ ...self, childId }] : [])],
    payload: ({ personId }) => ({
      ...told.facts,
      own: personId === childId,
      signsIn,
      activated: status === 'active' || status === 'suspended',
    }),
  });
}

/** Three months before the 18th birthday. */
export async function tellEndsSoon(tx: Transaction, id: string, { day }: LivedDay): Promise<boolean> {
  const childId = await lockCertificate(tx, id);
  const { status, validUntil, to, facts } = await getToldCertificate(tx, id);
  const until = plainDate(validUntil);
  if (!isLive(status) || !isToTell('ends_soon', endsSoonOn(until), day)) return false;
  return tellOnce(tx, {
    childId,
    kind: 'ends_soon',
    forDay: until,
    to,
    payload: ({ personId }) => ({ ...facts, own: personId === childId, until: formatDate(until) }),
  });
}
