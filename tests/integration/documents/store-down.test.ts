import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST as sendAhead } from '@/app/cabinet/scans/save/route';
import { POST as provide } from '@/app/cabinet/children/[childId]/document/save/route';
import { openSession } from '@/lib/access/session';
import { processScan } from '@/lib/documents/process-scan';
import { openScan } from '@/lib/documents/queries';
import { receiveScan } from '@/lib/documents/receive-scan';
import { scanRefusals } from '@/lib/domain/scan-files';
import { freePort } from '@/lib/local/ports';
import { database, inTransaction } from '@/lib/platform/database';
import { findDraft } from '@/lib/platform/drafts';
import { objectStore } from '@/lib/platform/object-store';
import { setFileStore, StorageUnavailable } from '@/lib/platform/storage';
import { givenChild, givenMunicipality, givenParent } from '@/tests/support/given';
import { twoHalves } from '@/tests/support/pictures';
import { posted } from '@/tests/support/posted';
import { startS3 } from '@/tests/support/s3-server';
import { refusedWithoutTrace } from '@/tests/support/traces';

let parent: Awaited<ReturnType<typeof givenParent>>;
let token: string;
let childId: string;
let picture: Buffer<ArrayBuffer>;

beforeAll(async () => {
  const { id: municipalityId } = await givenMunicipality();
  parent = await givenParent();
  ({ childId } = await givenChild({ parent, municipalityId }));
  const { grantId, accountId } = parent;
  token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role: 'parent' }));
  picture = Buffer.from(await twoHalves(40, 20).jpeg().toBuffer());
});

afterAll(() => setFileStore());

test('the store is down: the family is told in a sentence, keeps what was typed, and goes on when it is back', async () => {
  const port = await freePort();
  const s3 = await startS3(port);
  setFileStore(objectStore(s3.store));
  const scanId = await receiveScan(parent.actor, { name: 'скан.jpg', bytes: picture, tooLarge: false });
  await s3.stop();

  const ahead = new FormData();
  ahead.set('scan', new File([picture], 'снимок.jpg'));
  const answer = await sendAhead(posted('/cabinet/scans/save', { token, body: ahead }));
  expect([answer.status, await answer.json()]).toEqual([503, { error: scanRefusals.unavailable }]);
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);

  const form = new FormData();
  const typed = {
    kind: 'birth_certificate',
    series: 'II-МЮ',
    number: '123456',
    issuedBy: 'Орган ЗАГС',
    scanId: '',
  };
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  form.set('scan', new File([picture], 'снимок.jpg'));
  const path = `/cabinet/children/${childId}/document`;
  const back = await provide(posted(`${path}/save`, { token, body: form }), {
    params: Promise.resolve({ childId }),
  });
  expect(back.status).toBe(303);
  const draft =
    new URL(back.headers.get('location') ?? '', 'http://portal.test').searchParams.get('draft') ?? '';
  const kept = await findDraft(draft, parent.accountId, path);
  expect(kept?.values).toMatchObject({ kind: 'birth_certificate', series: 'II-МЮ', number: '123456' });
  expect(JSON.stringify(kept)).toContain(scanRefusals.unavailable);
  expect(await database().identityDocument.count({ where: { personId: childId } })).toBe(0);

  expect((await refusedWithoutTrace(() => openScan(parent.actor, scanId))).code).toBe('unavailable');
  await expect(processScan({ scanId })).rejects.toThrow(StorageUnavailable);
  expect(await database().scan.findUnique({ where: { id: scanId } })).toMatchObject({ status: 'received' });

  // Its disk was thrown away: what counts is that the portal goes on without being started anew.
  const again = await startS3(port);
  await receiveScan(parent.actor, { name: 'скан.jpg', bytes: picture, tooLarge: false });
  await again.stop();
});
