import { buffer } from 'node:stream/consumers';
import { renderPersonalData } from '@/lib/papers/render-papers';
import { heldOnPaper } from '@/lib/personal-data/export/open-held-data';
import { heldFile } from '../_held-file';

export const GET = heldFile({
  type: 'application/pdf',
  extension: 'pdf',
  write: (file) => buffer(renderPersonalData(heldOnPaper(file))),
});
