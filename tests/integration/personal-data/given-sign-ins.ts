import { randomBytes, randomUUID } from 'node:crypto';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { seal } from '@/lib/platform/encryption';

type Owner = { accountId: string; grantId: string };
type Issuer = { issuedById: string; institutionId: string };

const bytes = () => Uint8Array.from(randomBytes(32));

/** A row in every table of what opens an account or has opened it, just made and open for an hour. */
export async function givenSignIns({ accountId, grantId }: Owner, issuer: Issuer): Promise<void> {
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + 3_600_000);
  const own = { accountId, createdAt };
  const brief = { accountId, expiresAt };
  const { sessionId } = await givenSlips({ accountId, grantId, expiresAt }, issuer);
  await database().passwordRecovery.create({
    data: { ...own, tokenHash: bytes(), linkMadeAt: createdAt, usedAt: createdAt },
  });
  const [inUse, begun] = [randomUUID(), randomUUID()];
  await database().secondFactor.createMany({
    data: [
      {
        ...own,
        id: inUse,
        secretSealed: seal(`second_factor.secret:${inUse}`, 'ONE'),
        switchedOnAt: createdAt,
      },
      { ...own, id: begun, secretSealed: seal(`second_factor.secret:${begun}`, 'TWO') },
    ],
  });
  await database().backupCode.createMany({
    data: [
      { ...own, codeHash: bytes(), usedAt: createdAt },
      { ...own, codeHash: bytes() },
    ],
  });
  await database().pendingSignIn.create({
    data: { ...own, expiresAt, passwordStateHash: bytes(), usedAt: createdAt },
  });
  const userHandle = randomUUID();
  const key = { credentialId: randomUUID(), publicKey: bytes(), userHandle, name: 'Телефон Веры' };
  await database().passkey.create({ data: { ...own, ...key, lastUsedAt: createdAt } });
  await database().passkeyChallenge.create({
    data: { challenge: randomUUID(), sessionId, userHandle, name: 'Планшет Веры', createdAt, expiresAt },
  });
  await database().providerLink.create({
    data: { ...own, issuer: 'https://id.example.com', subjectIndex: bytes() },
  });
  const [trip, offer] = [randomUUID(), randomUUID()];
  await database().providerTrip.create({
    data: {
      ...brief,
      id: trip,
      tokenHash: bytes(),
      secretsSealed: seal(`provider_trip.secrets:${trip}`, '{}'),
    },
  });
  await database().providerOffer.create({
    data: {
      ...brief,
      id: offer,
      tokenHash: bytes(),
      claimsSealed: seal(`provider_offer.claims:${offer}`, '{}'),
    },
  });
}

/** One slip that was voided and one that opened a session, which lasts a day longer than it, and is used up. */
async function givenSlips(
  { accountId, grantId, expiresAt }: Owner & { expiresAt: Date },
  issuer: Issuer,
): Promise<{ sessionId: string }> {
  const { id: printId } = await database().slipPrint.create({ data: { id: randomUUID(), ...issuer } });
  const slip = { accountId, printId, createdAt: now(), expiresAt };
  await database().loginSlip.create({ data: { ...slip, codeHash: bytes(), voidedAt: now() } });
  const { id: slipId } = await database().loginSlip.create({ data: { ...slip, codeHash: bytes() } });
  const { id: sessionId } = await database().session.create({
    data: {
      accountId,
      grantId,
      slipId,
      device: 'Firefox, Windows',
      createdAt: now(),
      expiresAt: new Date(expiresAt.getTime() + 86_400_000),
    },
  });
  await database().loginSlip.update({ where: { id: slipId }, data: { usedAt: now() } });
  return { sessionId };
}

/** How many rows of each of these tables belong to the account; none of those that have none. */
export async function countSignIns(accountId: string): Promise<Record<string, number>> {
  const own = { where: { accountId } };
  const counts = {
    session: await database().session.count(own),
    slip: await database().loginSlip.count(own),
    recovery: await database().passwordRecovery.count(own),
    factor: await database().secondFactor.count(own),
    backupCode: await database().backupCode.count(own),
    pending: await database().pendingSignIn.count(own),
    passkey: await database().passkey.count(own),
    challenge: await database().passkeyChallenge.count({ where: { session: { accountId } } }),
    link: await database().providerLink.count(own),
    trip: await database().providerTrip.count(own),
    offer: await database().providerOffer.count(own),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
