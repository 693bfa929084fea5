import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { receiveScan } from '@/lib/documents/receive-scan';
import { sweepLeftovers } from '@/lib/documents/sweep-leftovers';
import { scanRefusals, scanSizeLimit, type ScanRefusal } from '@/lib/domain/scan-files';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { fileNameOf } from '@/lib/platform/seal-file-names';
import { readStoredFile } from '@/lib/platform/storage';
import {
  givenChild,
  givenChildAccount,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { cutPhoto, notPictures, pixelBomb, twoHalves } from '@/tests/support/pictures';
import { storedFiles } from '@/tests/support/stored-files';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

const half = await cutPhoto();
let actor: Actor;
let accountId: string;

beforeAll(async () => {
  ({ actor, accountId } = await givenParent());
});

/** The scans of these tests wait for their forms two days. */
async function sweepAfterHours(hours: number): Promise<void> {
  setClock(() => new Date(Date.now() + hours * 3_600_000));
  await sweepLeftovers();
  setClock();
}

function sent(bytes: Uint8Array, name = 'свидетельство.jpg') {
  return { name, bytes, tooLarge: false };
}

describe('a picture', () => {
  test.each([
    ['JPEG', 'image/jpeg', () => twoHalves(40, 20).jpeg().toBuffer()],
    ['PNG', 'image/png', () => twoHalves(40, 20).png().toBuffer()],
    ['GIF', 'image/gif', () => twoHalves(40, 20).gif().toBuffer()],
  ])(
    '%s is known by its content, kept encrypted and queued for processing',
    async (_kind, mediaType, draw) => {
      const bytes = await draw();
      const files = await storedFiles();
      let scanId = '';
      const traces = await tracesOf(async () => {
        scanId = await receiveScan(actor, sent(bytes, 'безымянный'));
      });
      const scan = await database().scan.findUniqueOrThrow({ where: { id: scanId } });
      expect(scan).toMatchObject({
        ownerId: accountId,
        documentId: null,
        status: 'received',
        fileName: '',
        mediaType,
        size: bytes.length,
      });
      expect(fileNameOf(scan)).toBe('безымянный');
      expect(traces).toEqual({ audit: [], letters: [], jobs: [{ name: 'process-scan', data: { scanId } }] });
      expect(await storedFiles()).toEqual([...files, scan.storageKey].sort());
      expect(await readStoredFile(scan.storageKey ?? '')).toEqual(bytes);
    },
  );

  test('of a child of 14 and older is taken too', async () => {
    const { id: municipalityId } = await givenMunicipality();
    const { childId } = await givenChild({ municipalityId, age: 15 });
    const child = await givenChildAccount(childId);
    const bytes = await twoHalves(40, 20).jpeg().toBuffer();
    const scanId = await receiveScan(child.actor, sent(bytes));
    expect((await database().scan.findUniqueOrThrow({ where: { id: scanId } })).ownerId).toBe(
      child.accountId,
    );
  });

  test('of exactly the limit is no more refused than a small one', async () => {
    const picture = await twoHalves(40, 20).jpeg().toBuffer();
    const bytes = Buffer.concat([picture, Buffer.alloc(scanSizeLimit - picture.length)]);
    await receiveScan(actor, sent(bytes));
  });
});

describe('a scan that takes the place of another', () => {
  const picture = () => twoHalves(40, 20).jpeg().toBuffer();

  test('takes row and file of the one that waits no longer', async () => {
    const sender = await givenParent();
    const first = await receiveScan(sender.actor, sent(await picture()));
    const { storageKey } = await database().scan.findUniqueOrThrow({ where: { id: first } });
    const second = await receiveScan(sender.actor, sent(await picture()), first);
    const left = await database().scan.findMany({ where: { ownerId: sender.accountId } });
    expect(left.map(({ id }) => id)).toEqual([second]);
    expect(await storedFiles()).not.toContain(storageKey);
    expect(await storedFiles()).toContain(left[0]?.storageKey);
  });

  test('counts as none more: a picture may be turned as often as one likes', async () => {
    const sender = await givenParent();
    const bytes = await picture();
    const ids = [];
    for (let waiting = 0; waiting < 30; waiting += 1) ids.push(await receiveScan(sender.actor, sent(bytes)));
    await receiveScan(sender.actor, sent(bytes), ids[0]);
    expect(await database().scan.count({ where: { ownerId: sender.accountId } })).toBe(30);
  });

  test('touches neither a stranger’s scan nor one that belongs to a document', async () => {
    const [sender, stranger] = [await givenParent(), await givenParent()];
    const { id: municipalityId } = await givenMunicipality();
    const { documentId } = await givenChild({ parent: sender, municipalityId, document: true });
    const theirs = await receiveScan(stranger.actor, sent(await picture()));
    const used = await receiveScan(sender.actor, sent(await picture()));
    await database().scan.update({ where: { id: used }, data: { documentId } });
    const kept = await database().scan.findMany({ where: { id: { in: [theirs, used] } } });
    for (const id of [theirs, used, '11111111-1111-4111-8111-111111111111']) {
      await receiveScan(sender.actor, sent(await picture()), id);
    }
    expect(await database().scan.findMany({ where: { id: { in: [theirs, used] } } })).toEqual(kept);
    const files = await storedFiles();
    for (const { storageKey } of kept) expect(files).toContain(storageKey);
  });

  test('that is refused leaves the earlier one in its place', async () => {
    const sender = await givenParent();
    const first = await receiveScan(sender.actor, sent(await picture()));
    await refusedWithoutTrace(() => receiveScan(sender.actor, sent(notPictures.text), first));
    expect(await database().scan.count({ where: { id: first } })).toBe(1);
  });
});

describe('what is refused leaves neither a file nor a row', () => {
  const tooLarge = { name: 'большой.jpg', bytes: Buffer.alloc(0), tooLarge: true };
  const refused: [string, ScanRefusal, ReturnType<typeof sent>][] = [
    ['an empty file', 'empty', sent(Buffer.alloc(0))],
    ['a program renamed to .jpg', 'not_a_picture', sent(notPictures.exe)],
    ['a text', 'not_a_picture', sent(notPictures.text)],
    ['a drawing that may carry scripts', 'not_a_picture', sent(notPictures.svg, 'скан.svg')],
    ['another kind of picture', 'not_a_picture', sent(notPictures.webp)],
    ['a PDF cut off on the way', 'unreadable', sent(notPictures.pdf, 'скан.pdf')],
    ['a HEIC of an iPhone', 'heic', sent(notPictures.heic, 'IMG_0001.HEIC')],
    ['a file over 15 MB', 'too_large', tooLarge],
    ['2 500 megapixels in a kilobyte', 'too_many_pixels', sent(pixelBomb(50_000, 50_000))],
    ['a picture cut off in its header', 'unreadable', sent(notPictures.cutJpeg)],
    ['a picture cut off on the way', 'unreadable', sent(half)],
  ];

  test.each(refused)('%s', async (_title, reason, file) => {
    const files = await storedFiles();
    const answer = await refusedWithoutTrace(() => receiveScan(actor, file));
    expect(answer).toMatchObject({ code: 'invalid', sentence: scanRefusals[reason] });
    expect(await storedFiles()).toEqual(files);
  });

  test('a scan from somebody without that right', async () => {
    const { id: municipalityId } = await givenMunicipality();
    const issuer = await givenStaff({ role: 'login_issuer', municipalityId });
    const files = await storedFiles();
    const bytes = await twoHalves(40, 20).jpeg().toBuffer();
    expect((await refusedWithoutTrace(() => receiveScan(issuer.actor, sent(bytes)))).code).toBe('forbidden');
    expect(await storedFiles()).toEqual(files);
  });

  test('the 31st scan that waits for its form', async () => {
    const sender = await givenParent();
    const bytes = await twoHalves(40, 20).jpeg().toBuffer();
    for (let waiting = 0; waiting < 30; waiting += 1) await receiveScan(sender.actor, sent(bytes));
    const files = await storedFiles();
    expect((await refusedWithoutTrace(() => receiveScan(sender.actor, sent(bytes)))).code).toBe('too_many');
    expect(await storedFiles()).toEqual(files);
  });

  test('the file of a scan whose row cannot be written is nobody’s, and the sweeper takes it away', async () => {
    await sweepAfterHours(3);
    const files = await storedFiles();
    const nobody = { ...actor, accountId: '11111111-1111-4111-8111-111111111111' };
    const bytes = await twoHalves(40, 20).jpeg().toBuffer();
    await expect(receiveScan(nobody, sent(bytes))).rejects.toThrow();
    expect(await storedFiles()).toHaveLength(files.length + 1);
    await sweepAfterHours(3);
    expect(await storedFiles()).toEqual(files);
  });
});
