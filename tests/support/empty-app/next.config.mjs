import { resolve } from 'node:path';

// The empty page of the Next version the portal stands on: what a page loads beyond it is the portal's own.
export default {
  distDir: '../../../.data/empty-app',
  // The packages are those of the portal.
  turbopack: { root: resolve(import.meta.dirname, '../../..') },
};
