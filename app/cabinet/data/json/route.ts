import { heldFile } from '../_held-file';

export const GET = heldFile({
  type: 'application/json; charset=utf-8',
  extension: 'json',
  write: (file) => Promise.resolve(new TextEncoder().encode(JSON.stringify(file, null, 2))),
});
