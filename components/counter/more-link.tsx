import { TextLink } from '@/components/ui/text-link';

type MoreLinkProps = {
  /** The next part of the list, or null at its end. */
  next: string | null;
  /** The beginning of the list, when this is not it. */
  start: string | null;
};

export function MoreLink({ next, start }: MoreLinkProps) {
  if (next === null && start === null) return null;
  return (
    <p className="flex flex-wrap gap-x-8">
      {next !== null && (
        <TextLink href={next} standalone>
          Показать ещё
        </TextLink>
      )}
      {start !== null && (
        <TextLink href={start} standalone>
          К началу списка
        </TextLink>
      )}
    </p>
  );
}
