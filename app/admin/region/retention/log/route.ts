import { openDestructionLog } from '@/lib/personal-data/retention/destruction-act';
import { actFile } from '../_act-file';

export const GET = actFile({
  type: 'text/csv; charset=utf-8',
  name: { latin: 'vygruzka-ob-unichtozhenii.csv', russian: 'выгрузка-об-уничтожении.csv' },
  open: async (actor, period) => new TextEncoder().encode(await openDestructionLog(actor, period)),
});
