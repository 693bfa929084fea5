import { renderSlips } from '@/lib/papers/render-papers';
import type { SlipSheetData } from '@/lib/papers/slip-sheet';
import { privateFile } from './file-route';

/**
 * The slips as a file to be saved. They are in no database and at no address: this answer is all there is of them. The name
 * of the file stays in the list of downloads of a shared computer, so nobody's name is in it.
 */
export async function slipsDownload(data: SlipSheetData): Promise<Response> {
  const content = Uint8Array.from(await renderSlips(data));
  const name = encodeURIComponent('Листки для входа.pdf');
  return new Response(content, {
    headers: {
      ...privateFile,
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="listki.pdf"; filename*=UTF-8''${name}`,
    },
  });
}
