import { fileRoute } from '@/app/_server/file-route';
import { openScan } from '@/lib/documents/queries';
import { Refusal } from '@/lib/domain/refusal';
import { scanPageLimit } from '@/lib/domain/scan-files';

/** Which page in which size the address asks for; null when there is none such. */
function wantedPicture(query: URLSearchParams): { page: number; size: 'full' | 'small' } | null {
  const [page, size] = [Number(query.get('page') ?? '1'), query.get('size') ?? 'full'];
  if (query.getAll('page').length > 1 || query.getAll('size').length > 1) return null;
  if (size !== 'full' && size !== 'small') return null;
  return Number.isInteger(page) && page >= 1 && page <= scanPageLimit ? { page, size } : null;
}

/** A picture of a document, for a page of this portal that shows it. Opened alone it may do nothing: security-headers. */
export const GET = fileRoute<{ scanId: string }>({
  open: async (actor, { scanId }, query) => {
    const wanted = wantedPicture(query);
    if (!wanted) throw new Refusal('not_found');
    const { bytes, mediaType } = await openScan(actor, scanId, wanted);
    return {
      content: Uint8Array.from(bytes),
      headers: { 'content-type': mediaType },
    };
  },
});
