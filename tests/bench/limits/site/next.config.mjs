import { resolve } from 'node:path';

// What the pages of the portal are held against, made by the same Next: an empty page, a page drawn once, lists from memory.
export default {
  distDir: '../../../../.data/bench/site',
  poweredByHeader: false,
  // The components are those of the portal.
  turbopack: { root: resolve(import.meta.dirname, '../../../..') },
};
