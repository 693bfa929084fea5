import { buffer } from 'node:stream/consumers';
import { openReminder } from '@/lib/certificates/reminder';
import { renderReminder } from '@/lib/papers/render-papers';
import { familyFile } from '../../_family-file';

export const GET = familyFile({
  type: 'application/pdf',
  name: { latin: 'pamyatka.pdf', russian: 'Памятка.pdf' },
  open: async (actor, certificateId) => buffer(renderReminder(await openReminder(actor, certificateId))),
});
