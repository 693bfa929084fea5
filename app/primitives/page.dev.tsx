import type { Metadata } from 'next';
import { Gallery } from './_gallery';

export const metadata: Metadata = { title: 'Примитивы', robots: { index: false } };

/** Every primitive in every state. A page in development only: see `pageExtensions` in next.config.mjs. */
export default function PrimitivesPage() {
  return (
    <main id="content" className="mx-auto w-full max-w-reading px-4 py-8 sm:px-6">
      <Gallery />
    </main>
  );
}
