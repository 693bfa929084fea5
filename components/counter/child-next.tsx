import { StatusTag } from '@/components/ui/status-tag';
import { TextLink } from '@/components/ui/text-link';
import type { Standing } from '@/lib/domain/child-at-counter';

/** Where a child without a certificate stands and the one thing to do next: the place for the way on from the counter. */
export function ChildNext({ childId, standing }: { childId: string; standing: Standing }) {
  return (
    <div className="space-y-1.5">
      <StatusTag tone={standing.tone}>{standing.state}</StatusTag>
      <p className="max-w-field text-sm">{standing.next}</p>
      <TextLink href={`/counter/family/${childId}`} standalone>
        Оформить здесь
      </TextLink>
    </div>
  );
}
