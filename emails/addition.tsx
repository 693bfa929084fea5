import type { LetterAddition } from '@/lib/domain/letters';
import { Paragraph, Subheading } from './blocks';

/** What the municipality adds: every letter shows it in the same place, whatever its own words are. */
export function Addition({ addition }: { addition: LetterAddition }) {
  if (addition.paragraphs.length === 0) return null;
  return (
    <>
      <Subheading>Сообщает муниципалитет: {addition.municipality}</Subheading>
      {addition.paragraphs.map((paragraph, position) => (
        <Paragraph key={position}>{paragraph}</Paragraph>
      ))}
    </>
  );
}
