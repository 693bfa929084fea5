import { openCalendarFile } from '@/lib/certificates/calendar-file';
import { familyFile } from '../../_family-file';

export const GET = familyFile({
  type: 'text/calendar; charset=utf-8',
  name: { latin: 'dokumenty-dlya-sertifikata.ics', russian: 'Документы для сертификата.ics' },
  open: async (actor, certificateId) => Buffer.from(await openCalendarFile(actor, certificateId)),
});
