import { Prose } from '@/components/ui/prose';
import { paragraphsOf } from '@/lib/domain/municipal-texts';

/** A text as people typed it. */
export function PlainParagraphs({ body }: { body: string }) {
  return (
    <Prose>
      {paragraphsOf(body).map((paragraph, position) => (
        <p key={position} className="whitespace-pre-line">
          {paragraph}
        </p>
      ))}
    </Prose>
  );
}
