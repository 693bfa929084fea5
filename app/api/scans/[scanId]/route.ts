import { fileRoute } from '@/app/_server/file-route';
import { openScan } from '@/lib/documents/queries';

/** The picture of a document, for a page of this portal that shows it. */
export const GET = fileRoute<{ scanId: string }>({
  open: async (actor, { scanId }) => {
    const { bytes, mediaType } = await openScan(actor, scanId);
    return {
      content: Uint8Array.from(bytes),
      headers: {
        'content-type': mediaType,
        // Opened alone, the file is a page of this site: it may run nothing.
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
      },
    };
  },
});
