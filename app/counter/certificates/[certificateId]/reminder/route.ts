import { buffer } from 'node:stream/consumers';
import { printReminder } from '@/lib/certificates/reminder';
import { renderReminder } from '@/lib/papers/render-papers';
import { counterFile } from '../../_counter-file';

export const GET = counterFile({
  name: 'pamyatka.pdf',
  open: async (actor, certificateId) => buffer(renderReminder(await printReminder(actor, certificateId))),
});
