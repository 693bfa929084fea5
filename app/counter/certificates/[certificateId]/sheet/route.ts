import { buffer } from 'node:stream/consumers';
import { printCertificate } from '@/lib/certificates/print-certificate';
import { renderCertificate } from '@/lib/papers/render-papers';
import { counterFile } from '../../_counter-file';

export const GET = counterFile({
  name: 'sertifikat.pdf',
  open: async (actor, certificateId) =>
    buffer(renderCertificate(await printCertificate(actor, certificateId))),
});
