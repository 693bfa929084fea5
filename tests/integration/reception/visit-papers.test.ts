import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { handOutPaper } from '@/lib/certificates/hand-out-paper';
import { listPapers } from '@/lib/certificates/list-papers';
import { database } from '@/lib/platform/database';
import { openVisitPapers } from '@/lib/reception/visit-papers';
import { registerVisit } from '@/lib/reception/register-visit';
import { tracesOf } from '@/tests/support/traces';
import { givenTown } from '@/tests/support/town';
import { readVisit, typedVisit } from '@/tests/support/visit-form';
import { readPdf } from '@/tests/unit/papers/read-pdf';

const textsOf = async (content: Buffer) =>
  (await readPdf(Readable.from([content]))).pages.map(({ text }) => text);

test('of several children printed as one file each one’s papers are kept on their own, word for word the same', async () => {
  const town = await givenTown();
  const { actor } = town.operator;
  const visitId = await registerVisit(actor, readVisit(typedVisit({ ages: [8, 6, 15] })));
  const certificates = await database().certificate.findMany({
    where: { application: { visitId } },
    orderBy: { application: { number: 'asc' } },
    select: { id: true },
  });
  const printed: Buffer[] = [];
  const { audit } = await tracesOf(async () => {
    printed.push((await openVisitPapers(actor, visitId)) ?? Buffer.alloc(0));
  });
  // Each is recorded as handed out, at the certificate it is about.
  expect(audit.map(({ event, subject }) => [event, subject[1]])).toEqual(
    certificates.map(({ id }) => ['paper_downloaded', id]),
  );

  const keptTexts: string[] = [];
  for (const { id } of certificates) {
    const [version] = await listPapers(actor, id);
    const { content } = await handOutPaper(actor, id);
    expect(version).toMatchObject({
      version: 1,
      sha256: createHash('sha256').update(content).digest('hex'),
      wordings: 'заявление: исходный текст; согласие: исходный текст',
    });
    expect(version?.keptAt).not.toBeNull();
    keptTexts.push(...(await textsOf(content)));
  }
  expect(new Set(keptTexts).size).toBe(keptTexts.length);
  expect(await textsOf(Buffer.concat(printed))).toEqual(keptTexts);

  // Printed once more it is the same file for the person and nothing new in the records.
  const before = await database().keptPaper.findMany({ orderBy: { paperId: 'asc' } });
  await openVisitPapers(actor, visitId);
  expect(await database().keptPaper.findMany({ orderBy: { paperId: 'asc' } })).toEqual(before);
});
