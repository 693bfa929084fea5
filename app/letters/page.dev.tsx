import type { Metadata } from 'next';
import { renderLetter } from '@/emails/letter';
import { samplesOf } from '@/emails/samples';
import { letterKinds, type LetterKind } from '@/lib/domain/letters';
import { LetterGallery, type ShownLetter } from './_gallery';

export const metadata: Metadata = { title: 'Письма', robots: { index: false } };

const kinds = Object.keys(letterKinds) as LetterKind[];

/** Every letter as it is read. A page in development only: see `pageExtensions` in next.config.mjs. */
export default async function LettersPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const { kind } = await searchParams;
  const shown = kinds.find((one) => one === kind) ?? 'confirm_email';
  const subjects = await Promise.all(kinds.map(subjectOf));
  return (
    <main id="content" className="mx-auto w-full px-4 py-8 sm:px-6">
      <LetterGallery subjects={subjects} kind={shown} letters={await drawn(shown)} />
    </main>
  );
}

async function subjectOf(kind: LetterKind): Promise<{ kind: LetterKind; subject: string }> {
  const [usual] = await drawn(kind, 1);
  return { kind, subject: usual?.subject ?? '' };
}

function drawn(kind: LetterKind, most?: number): Promise<ShownLetter[]> {
  return Promise.all(
    samplesOf(kind)
      .slice(0, most)
      .map((payload) => renderLetter(kind, payload)),
  );
}
