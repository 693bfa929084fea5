import { buffer } from 'node:stream/consumers';
import { printCertificate } from '@/lib/certificates/print-certificate';
import { renderCertificate } from '@/lib/papers/render-papers';
import { familyFile } from '../../_family-file';

export const GET = familyFile({
  type: 'application/pdf',
  name: { latin: 'sertifikat.pdf', russian: 'Сертификат.pdf' },
  open: async (actor, certificateId) =>
    buffer(renderCertificate(await printCertificate(actor, certificateId))),
});
