import { fileRoute } from '@/app/_server/file-route';
import { openScan } from '@/lib/documents/queries';

/** The picture of a document, for a page of this portal that shows it. Opened alone it may do nothing: security-headers. */
export const GET = fileRoute<{ scanId: string }>({
  open: async (actor, { scanId }) => {
    const { bytes, mediaType } = await openScan(actor, scanId);
    return {
      content: Uint8Array.from(bytes),
      headers: { 'content-type': mediaType },
    };
  },
});
