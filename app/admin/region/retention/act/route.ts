import { buffer } from 'node:stream/consumers';
import { renderDestructionActs } from '@/lib/papers/render-papers';
import { openDestructionActs } from '@/lib/personal-data/retention/destruction-act';
import { actFile } from '../_act-file';

export const GET = actFile({
  type: 'application/pdf',
  name: { latin: 'akt-ob-unichtozhenii.pdf', russian: 'акт-об-уничтожении.pdf' },
  open: async (actor, period) => buffer(renderDestructionActs(await openDestructionActs(actor, period))),
});
