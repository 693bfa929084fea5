import { fileRoute } from '@/app/_server/file-route';
import { openHeldData, type HeldFile } from '@/lib/personal-data/export/open-held-data';

type Form = { type: string; extension: 'json' | 'pdf'; write: (file: HeldFile) => Promise<Uint8Array> };

/** Everything held, as a file that is made on request and kept nowhere. */
export function heldFile({ type, extension, write }: Form) {
  return fileRoute({
    returnTo: () => '/cabinet/data',
    open: async (actor) => {
      const file = await openHeldData(actor, extension);
      return {
        content: Uint8Array.from(await write(file)),
        headers: {
          'content-type': type,
          // The name of the file stays in the list of downloads of a shared computer: no personal data in it.
          'content-disposition': `attachment; filename="moi-dannye.${extension}"; filename*=UTF-8''${encodeURIComponent(`мои-данные.${extension}`)}`,
        },
      };
    },
  });
}
