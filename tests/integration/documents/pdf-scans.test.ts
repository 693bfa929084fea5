import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET } from '@/app/api/scans/[scanId]/route';
import { drawPdf } from '@/lib/documents/draw-pdf';
import { processScan } from '@/lib/documents/process-scan';
import { findWaitingScan, openScan } from '@/lib/documents/queries';
import { receiveScan } from '@/lib/documents/receive-scan';
import { openSession } from '@/lib/access/session';
import { pagesToldBy } from '@/lib/domain/pdf-header';
import { openRecord } from '@/lib/counter/open-record';
import { getMyChild } from '@/lib/families/queries';
import { database, inTransaction } from '@/lib/platform/database';
import {
  givenCertificate,
  givenChild,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { asked } from '@/tests/support/posted';
import { scannedPdf } from '@/tests/support/pdfs';
import { storedFiles } from '@/tests/support/stored-files';
import { refusedWithoutTrace } from '@/tests/support/traces';

let municipalityId: string;
let family: Awaited<ReturnType<typeof givenParent>>;
let childId: string;
let documentId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
  family = await givenParent();
  const child = await givenChild({ parent: family, municipalityId, document: true });
  childId = child.childId;
  documentId = child.documentId ?? '';
});

async function received(bytes: Uint8Array): Promise<string> {
  return receiveScan(family.actor, { name: 'скан.pdf', bytes, tooLarge: false });
}

describe('a PDF of two pages', () => {
  let scanId: string;

  beforeAll(async () => {
    scanId = await received(await scannedPdf({ pages: 2 }));
  });

  test('waits for its form without a picture, and nobody is given the file itself', async () => {
    expect(await findWaitingScan(family.actor, scanId)).toMatchObject({
      fileName: 'скан.pdf',
      picture: null,
    });
    expect((await refusedWithoutTrace(() => openScan(family.actor, scanId))).code).toBe('not_found');
  });

  test('belongs to a document and is being processed: that is what family and counter are told', async () => {
    await database().scan.update({ where: { id: scanId }, data: { documentId } });
    const [document] = (await getMyChild(family.actor, childId)).documents;
    expect(document?.scan).toMatchObject({ status: 'received', trouble: null, pages: [] });
    expect((await refusedWithoutTrace(() => openScan(family.actor, scanId))).code).toBe('not_found');
  });

  test('becomes two pictures with a small one beside each, and the file itself is gone', async () => {
    const before = await storedFiles();
    await processScan({ scanId });
    const scan = await database().scan.findUniqueOrThrow({ where: { id: scanId }, include: { pages: true } });
    expect(scan).toMatchObject({ status: 'ready', storageKey: null, mediaType: 'application/pdf' });
    expect(scan.pages.map(({ number }) => number)).toEqual([1, 2]);
    expect(await storedFiles()).toHaveLength(before.length - 1 + 4);
    for (const page of [1, 2]) {
      const { bytes, mediaType } = await openScan(family.actor, scanId, { page, size: 'full' });
      expect(mediaType).toBe('image/jpeg');
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 1767, height: 2500 });
      const [red = 0, , blue = 0] = await sharp(bytes)
        .extract({ left: 400, top: 1200, width: 1, height: 1 })
        .raw()
        .toBuffer();
      expect([red > 200, blue < 80]).toEqual([true, true]);
      const small = await openScan(family.actor, scanId, { page, size: 'small' });
      expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 226, height: 320, format: 'jpeg' });
    }
    expect(
      (await refusedWithoutTrace(() => openScan(family.actor, scanId, { page: 3, size: 'full' }))).code,
    ).toBe('not_found');
  });

  test('family and counter get the same addresses, and these open the pictures', async () => {
    const { certificateId } = await givenCertificate({ childId });
    const operator = await givenStaff({ role: 'operator', municipalityId });
    const pages = [1, 2].map((number) => ({
      number,
      address: number === 1 ? `/api/scans/${scanId}` : `/api/scans/${scanId}?page=2`,
      thumbnail: number === 1 ? `/api/scans/${scanId}?size=small` : `/api/scans/${scanId}?page=2&size=small`,
    }));
    const [document] = (await getMyChild(family.actor, childId)).documents;
    expect(document?.scan?.pages).toEqual(pages);
    const record = await openRecord(operator.actor, certificateId);
    expect(JSON.stringify(record)).toContain(JSON.stringify(pages));
    const token = await inTransaction((tx) =>
      openSession(tx, { id: operator.grantId, accountId: operator.accountId, role: 'operator' }),
    );
    const open = async (address: string) =>
      GET(asked(address, { token }), { params: Promise.resolve({ scanId }) });
    for (const { address, thumbnail } of pages) {
      expect((await open(address)).headers.get('content-type')).toBe('image/jpeg');
      expect((await open(thumbnail)).status).toBe(200);
    }
    for (const strange of ['page=0', 'page=x', 'page=99', 'size=huge', 'page=2&page=3x']) {
      expect((await open(`/api/scans/${scanId}?${strange}`)).status).toBe(404);
    }
  });
});

test('the thread that draws is ended when it takes too long', async () => {
  const never = () => new Promise<void>(() => undefined);
  expect(await drawPdf(await scannedPdf({ pages: 6 }), never, 100)).toBe('too_heavy');
});

test('a page that cannot be taken is the portal’s fault and not the file’s', async () => {
  const full = () => Promise.reject(new Error('the disk is full'));
  await expect(drawPdf(await scannedPdf(), full)).rejects.toThrow('the disk is full');
});

test('pages are counted where the file tells them, after a change too', async () => {
  const seven = await scannedPdf({ pages: 7 });
  expect(pagesToldBy(seven)).toBe(7);
  const root = /(\d+) 0 obj\s*<<\s*\/Type \/Pages/.exec(seven.toString('latin1'))?.[1] ?? '';
  const changed = `${seven.toString('latin1')}\n${root} 0 obj <</Type/Pages/Count 2/Kids[]>> endobj\n%%EOF`;
  expect(pagesToldBy(Buffer.from(changed, 'latin1'))).toBe(2);
  expect(pagesToldBy(Buffer.from('%PDF-1.7\n%%EOF'))).toBeNull();
});
