import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { getCertificateCard } from '@/lib/certificates/card';
import { handOutPaper, keptContext } from '@/lib/certificates/hand-out-paper';
import { listPapers } from '@/lib/certificates/list-papers';
import { printCertificate } from '@/lib/certificates/print-certificate';
import { printReminder } from '@/lib/certificates/reminder';
import { renewPaper } from '@/lib/certificates/renew-paper';
import { destroyDetails } from '@/lib/personal-data/retention/destroy-person';
import { database, inTransaction } from '@/lib/platform/database';
import { unseal } from '@/lib/platform/encryption';
import { readPdf } from '@/tests/unit/papers/read-pdf';
import { activate } from '@/tests/support/activate';
import { givenCertificate, givenChild, givenParent, givenStaff } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { refusalOf, tracesOf } from '@/tests/support/traces';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';

let town: Town;

beforeAll(async () => {
  town = await givenTown();
});

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

describe('what was handed out', () => {
  test('is given again byte for byte, to the family and at the counter, and lies there sealed', async () => {
    const { actor, certificateId } = await givenIssued(town);
    const first = await handOutPaper(actor, certificateId);
    const again = await handOutPaper(actor, certificateId);
    const atCounter = await handOutPaper(town.operator.actor, certificateId);
    expect(again.content.equals(first.content)).toBe(true);
    expect(atCounter.content.equals(first.content)).toBe(true);
    const kept = await database().keptPaper.findFirstOrThrow({ where: { paper: { certificateId } } });
    expect(kept).toMatchObject({ sha256: sha256(first.content), size: first.content.length });
    expect(Buffer.from(kept.contentSealed).includes('%PDF')).toBe(false);
    expect(unseal(keptContext(kept.paperId), kept.contentSealed).equals(first.content)).toBe(true);
  });

  test('asked for by ten at once is one paper', async () => {
    const { actor, certificateId } = await givenIssued(town);
    await openConnections();
    const given = await Promise.all(Array.from({ length: 10 }, () => handOutPaper(actor, certificateId)));
    expect(new Set(given.map(({ content }) => sha256(content))).size).toBe(1);
  });

  test('stays beside its next version, and the counter opens either', async () => {
    const { actor, certificateId, childId } = await givenIssued(town);
    const old = await handOutPaper(actor, certificateId);
    await database().person.update({
      where: { id: childId },
      data: { changedAt: new Date(Date.now() + 60_000) },
    });
    await renewPaper(actor, certificateId);
    const fresh = await handOutPaper(actor, certificateId);
    expect([old.version, fresh.version]).toEqual([1, 2]);
    const { audit } = await tracesOf(async () => {
      const opened = await handOutPaper(town.operator.actor, certificateId, 1);
      expect(opened.content.equals(old.content)).toBe(true);
    });
    expect(audit).toMatchObject([{ event: 'paper_downloaded', details: { version: 1 } }]);
    expect(await listPapers(town.operator.actor, certificateId)).toMatchObject([
      {
        version: 2,
        sha256: sha256(fresh.content),
        wordings: 'заявление: исходный текст; согласие: исходный текст',
      },
      { version: 1, sha256: sha256(old.content) },
    ]);
    expect(await refusalOf(handOutPaper(town.operator.actor, certificateId, 3))).toMatchObject({
      code: 'not_found',
    });
    const stranger = await givenStaff({ role: 'operator' });
    expect(await refusalOf(handOutPaper(stranger.actor, certificateId, 1))).toMatchObject({
      code: 'not_found',
    });
  });

  test('stands on the card of whoever applied: before activation what came before, afterwards everything', async () => {
    const { actor, certificateId, childId } = await givenIssued(town);
    const versions = async () =>
      (await getCertificateCard(actor, certificateId)).handedOut.map(({ version }) => version);
    await handOutPaper(actor, certificateId);
    expect(await versions()).toEqual([]);
    await database().person.update({
      where: { id: childId },
      data: { changedAt: new Date() },
    });
    await renewPaper(actor, certificateId);
    expect(await versions()).toEqual([1]);
    await handOutPaper(town.operator.actor, certificateId);
    await activate(town.operator.actor, certificateId, papers());
    expect(await versions()).toEqual([2, 1]);
    expect((await handOutPaper(actor, certificateId, 1)).version).toBe(1);
  });

  test('cannot be exchanged past the portal: neither its hash, nor its content unseen', async () => {
    const { actor, certificateId } = await givenIssued(town);
    await handOutPaper(actor, certificateId);
    const { paperId, contentSealed } = await database().keptPaper.findFirstOrThrow({
      where: { paper: { certificateId } },
    });
    const change = database().keptPaper.update({ where: { paperId }, data: { sha256: 'a'.repeat(64) } });
    await expect(change).rejects.toThrow();
    const broken = Uint8Array.from(contentSealed);
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    await database().keptPaper.update({ where: { paperId }, data: { contentSealed: broken } });
    await expect(handOutPaper(actor, certificateId)).rejects.toThrow();
  });

  test('goes with the data, and nothing is kept of it afterwards', async () => {
    const { actor, certificateId, childId } = await givenIssued(town);
    await handOutPaper(actor, certificateId);
    await inTransaction((tx) => destroyDetails(tx, childId, 'withdrawn'));
    expect(await database().keptPaper.count({ where: { paper: { certificateId } } })).toBe(0);
    expect(await refusalOf(handOutPaper(actor, certificateId))).toMatchObject({ code: 'not_found' });
    expect(await database().keptPaper.count({ where: { paper: { certificateId } } })).toBe(0);
  });
});

describe('the sheet of the certificate', () => {
  test('is for an active one alone, of both guardians and the counter', async () => {
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId: town.municipalityId, document: true });
    const { certificateId } = await givenCertificate({ childId, status: 'active' });
    expect(await printCertificate(parent.actor, certificateId)).toMatchObject({
      number: expect.any(String) as string,
    });
    const { audit } = await tracesOf(() => printCertificate(town.operator.actor, certificateId));
    expect(audit).toMatchObject([{ event: 'certificate_printed', childId }]);
    const stranger = await givenParent();
    expect(await refusalOf(printCertificate(stranger.actor, certificateId))).toMatchObject({
      code: 'not_found',
    });
    for (const status of ['not_activated', 'suspended', 'terminated'] as const) {
      const other = await givenChild({ parent, municipalityId: town.municipalityId, document: true });
      const waiting = await givenCertificate({ childId: other.childId, status });
      expect(await refusalOf(printCertificate(parent.actor, waiting.certificateId))).toMatchObject({
        code: 'conflict',
      });
    }
  });
});

test('the list of papers is printed at the desk, in the words of the operator, and recorded', async () => {
  const { certificateId, childId } = await givenIssued(town);
  const { audit } = await tracesOf(async () => {
    const reminder = await printReminder(town.operator.actor, certificateId);
    expect(reminder.lines.length).toBeGreaterThan(2);
  });
  expect(audit).toMatchObject([{ event: 'reminder_printed', childId }]);
});

test('the first bytes are a whole PDF of two papers', async () => {
  const { actor, certificateId } = await givenIssued(town);
  const { content } = await handOutPaper(actor, certificateId);
  expect((await readPdf(Readable.from([content]))).pages).toHaveLength(2);
});
