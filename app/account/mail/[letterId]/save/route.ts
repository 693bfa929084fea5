import { formRoute } from '@/app/_server/form-route';
import { mailPage, type LetterDeed } from '@/lib/domain/mailbox';
import { allRoles } from '@/lib/domain/roles';
import { fileLetter, fileLetterFields } from '@/lib/letters/file-letter';

// To the list, not to the letter: opened again, an unread letter would be a read one.
export const POST = formRoute<(typeof allRoles)[number], { deed: LetterDeed }, { letterId: string }>({
  roles: allRoles,
  fields: fileLetterFields,
  page: ({ letterId }) => `${mailPage}/${letterId}`,
  perform: async (actor, { deed }, { letterId }) => {
    await fileLetter(actor, letterId, deed);
    return `${mailPage}?done=${deed}`;
  },
});
