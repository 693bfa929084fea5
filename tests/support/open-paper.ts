import { paperContext } from '@/lib/certificates/make-paper';
import type { PaperData } from '@/lib/papers/paper-data';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';

/** What the last paper of a certificate says. */
export async function openPaper(certificateId: string): Promise<PaperData> {
  const { id, contentSealed } = await database().paper.findFirstOrThrow({
    where: { certificateId },
    orderBy: { version: 'desc' },
  });
  return JSON.parse(unsealText(paperContext(id), contentSealed)) as PaperData;
}
