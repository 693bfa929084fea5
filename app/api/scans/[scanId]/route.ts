import { z } from 'zod';
import { fileRoute } from '@/app/_server/file-route';
import { openScan } from '@/lib/documents/queries';
import { Refusal } from '@/lib/domain/refusal';
import { scanPageLimit } from '@/lib/domain/scan-files';

const wantedPicture = z.object({
  page: z.coerce.number().int().min(1).max(scanPageLimit).default(1),
  size: z.enum(['full', 'small']).default('full'),
});

/** A picture of a document, for a page of this portal that shows it. Opened alone it may do nothing: security-headers. */
export const GET = fileRoute<{ scanId: string }>({
  open: async (actor, { scanId }, query) => {
    const wanted = wantedPicture.safeParse(Object.fromEntries(query));
    if (!wanted.success) throw new Refusal('not_found');
    const { bytes, mediaType } = await openScan(actor, scanId, wanted.data);
    return {
      content: Uint8Array.from(bytes),
      headers: { 'content-type': mediaType },
    };
  },
});
