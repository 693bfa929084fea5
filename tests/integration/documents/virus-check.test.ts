import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { processScan } from '@/lib/documents/process-scan';
import { openScan } from '@/lib/documents/queries';
import { provideDocument, provideDocumentFields } from '@/lib/documents/provide-document';
import { receiveScan } from '@/lib/documents/receive-scan';
import { sweepLeftovers } from '@/lib/documents/sweep-leftovers';
import { quarantineDays, scanTroubles } from '@/lib/domain/scan-files';
import { getChildWithStep } from '@/lib/families/situation';
import { getMyChild } from '@/lib/families/queries';
import { freePort } from '@/lib/local/ports';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { readSettingsAnew } from '@/lib/platform/environment';
import { checkForViruses, VirusCheckUnavailable } from '@/lib/platform/virus-check';
import { eicar, startClamd } from '@/tests/support/clamd';
import { givenCertificate, givenChild, givenMunicipality, givenParent } from '@/tests/support/given';
import { twoHalves } from '@/tests/support/pictures';
import { sixDigits } from '@/tests/support/six-digits';
import { storedFiles } from '@/tests/support/stored-files';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

const folder = mkdtempSync(path.join(tmpdir(), 'clamd-'));
const socket = path.join(folder, 'clamd.ctl');
let municipalityId: string;
let clean: Buffer;
let infected: Buffer;

function scanBy(address: string | undefined): void {
  if (address === undefined) delete process.env.CLAMD_SOCKET;
  else process.env.CLAMD_SOCKET = address;
  readSettingsAnew();
}

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
  clean = await twoHalves(40, 20).jpeg().toBuffer();
  // A picture that opens everywhere, with something behind its end.
  infected = Buffer.concat([clean, eicar]);
});

beforeEach(() => scanBy(socket));

afterAll(() => {
  scanBy(undefined);
  rmSync(folder, { recursive: true, force: true });
});

async function withClamd<Result>(work: (clamd: Awaited<ReturnType<typeof startClamd>>) => Promise<Result>) {
  const clamd = await startClamd(socket);
  try {
    return await work(clamd);
  } finally {
    await clamd.stop();
  }
}

async function givenSent(bytes: Buffer, attached = true) {
  const parent = await givenParent();
  const child = await givenChild({ parent, municipalityId, document: true });
  const scanId = await receiveScan(parent.actor, { name: 'скан.jpg', bytes, tooLarge: false });
  if (attached) {
    await database().scan.update({ where: { id: scanId }, data: { documentId: child.documentId } });
  }
  return { ...parent, ...child, scanId };
}

const scanRow = (id: string) =>
  database().scan.findUniqueOrThrow({ where: { id }, include: { pages: true } });

describe('what clamd says', () => {
  test('by a socket file and by a port, of a small file and of one in many chunks', async () => {
    const port = await freePort();
    const [file, tcp] = [await startClamd(socket), await startClamd(port)];
    try {
      const large = Buffer.alloc(3 * 1024 * 1024, 1);
      for (const address of [socket, `127.0.0.1:${port}`, `localhost:${port}`]) {
        scanBy(address);
        expect(await checkForViruses(clean)).toBe('clean');
        expect(await checkForViruses(large)).toBe('clean');
        expect(await checkForViruses(Buffer.concat([large, eicar]))).toBe('infected');
      }
    } finally {
      await file.stop();
      await tcp.stop();
    }
  });

  test('nothing is known where nobody answers, or it is no verdict; without the setting nobody is asked', async () => {
    await expect(checkForViruses(clean)).rejects.toThrow(VirusCheckUnavailable);
    const strict = await startClamd(socket, { limit: 10 });
    await expect(checkForViruses(clean)).rejects.toThrow(VirusCheckUnavailable);
    await strict.stop();
    scanBy(undefined);
    expect(await checkForViruses(infected)).toBe('clean');
  });
});

test('a clean scan is checked before it is opened, and becomes a picture', async () => {
  const { scanId } = await givenSent(clean);
  await withClamd(async (clamd) => {
    await processScan({ scanId });
    expect(clamd.asked()).toBe(1);
  });
  expect(await scanRow(scanId)).toMatchObject({ status: 'ready' });
});

test('while clamd is down the scan waits as it is, and goes on when it is there', async () => {
  const { scanId, actor, childId } = await givenSent(clean);
  await expect(processScan({ scanId })).rejects.toThrow(VirusCheckUnavailable);
  expect(await scanRow(scanId)).toMatchObject({ status: 'received', pages: [] });
  expect((await getMyChild(actor, childId)).documents[0]?.scan).toMatchObject({ trouble: null, pages: [] });
  await withClamd(() => processScan({ scanId }));
  expect(await scanRow(scanId)).toMatchObject({ status: 'ready' });
});

describe('a scan with a virus', () => {
  test('goes to the quarantine, is shown to nobody, and the family is told what to do', async () => {
    const { scanId, actor, accountId, personId, childId, documentId } = await givenSent(infected);
    const raw = (await scanRow(scanId)).storageKey;
    const traces = await tracesOf(() => withClamd(() => processScan({ scanId })));
    const row = await scanRow(scanId);
    expect(row).toMatchObject({ status: 'infected', pages: [] });
    expect(row.storageKey).toMatch(/^quarantine-/);
    expect(await storedFiles()).toContain(row.storageKey);
    expect(await storedFiles()).not.toContain(raw);
    expect(traces.audit).toEqual([
      expect.objectContaining({
        event: 'scan_infected',
        subject: ['document', documentId],
        childId,
        by: null,
      }),
    ]);
    expect(traces.letters).toEqual([
      expect.objectContaining({ kind: 'scan_unreadable', personId, accountId }),
    ]);
    expect((await refusedWithoutTrace(() => openScan(actor, scanId))).code).toBe('not_found');
    const [document] = (await getMyChild(actor, childId)).documents;
    expect(document?.scan).toMatchObject({ trouble: 'infected', pages: [] });
    const { step } = await getChildWithStep(actor, childId);
    expect(step.text).toContain(scanTroubles.infected);
    expect(step.action?.kind).toBe('provide_document');
    // A second run finds nothing to do.
    await processScan({ scanId });
  });

  test('that waits for its form is refused by the form', async () => {
    const { scanId, actor, childId } = await givenSent(infected, false);
    await withClamd(() => processScan({ scanId }));
    const input = provideDocumentFields.parse({
      scanId,
      kind: 'birth_certificate',
      series: 'II-МЮ',
      number: sixDigits(),
      issuedOn: '',
      issuedBy: '',
      comment: '',
    });
    const answer = await refusedWithoutTrace(() => provideDocument(actor, childId, input));
    expect(answer).toMatchObject({ code: 'invalid', sentence: scanTroubles.infected });
  });

  test('stays in the quarantine for its days; then the file goes and the row says what was found', async () => {
    const attached = await givenSent(infected);
    const waiting = await givenSent(infected, false);
    await withClamd(async () => {
      await processScan(attached);
      await processScan(waiting);
    });
    const keys = [await scanRow(attached.scanId), await scanRow(waiting.scanId)].map((row) => row.storageKey);
    const daysLater = (days: number) => setClock(() => new Date(Date.now() + days * 86_400_000));
    daysLater(quarantineDays - 1);
    await sweepLeftovers();
    expect(await storedFiles()).toEqual(expect.arrayContaining(keys));
    daysLater(quarantineDays + 1);
    await sweepLeftovers();
    for (const key of keys) expect(await storedFiles()).not.toContain(key);
    const row = await scanRow(attached.scanId);
    expect(row).toMatchObject({ status: 'infected', storageKey: null });
    expect(row.fileRemovedAt).not.toBeNull();
    expect(await database().scan.count({ where: { id: waiting.scanId } })).toBe(0);
  });
});

test('a scan nobody can open is told to its sender, who has a certificate that waits, and to nobody else', async () => {
  scanBy(undefined);
  const broken = Buffer.from('%PDF-1.7\nnothing\n%%EOF');
  const { scanId, actor, childId, personId, accountId } = await givenSent(broken);
  await givenCertificate({ childId });
  const { letters, audit } = await tracesOf(() => processScan({ scanId }));
  expect(letters).toEqual([expect.objectContaining({ kind: 'scan_unreadable', personId, accountId })]);
  expect(audit).toEqual([]);
  const { step } = await getChildWithStep(actor, childId);
  expect(step).toMatchObject({ tone: 'attention', action: { kind: 'provide_document' } });
  expect(step.text).toContain(scanTroubles.damaged);

  const former = await givenSent(broken);
  await database().guardianship.updateMany({
    where: { guardianId: former.personId },
    data: { endedAt: new Date(), endGround: 'court' },
  });
  expect((await tracesOf(() => processScan(former))).letters).toEqual([]);
});
