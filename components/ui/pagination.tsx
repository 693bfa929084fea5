import { TextLink } from '@/components/ui/text-link';

type PaginationProps = {
  /** The next part of the list, or null at its end. */
  next: string | null;
  /** The beginning of the list, when this is not it. */
  start: string | null;
  /** Two lists on one page are told apart by it when they are read out. */
  label?: string;
};

/** Long lists go on part by part; there are no page numbers, because the database keeps none. */
export function Pagination({ next, start, label = 'Части списка' }: PaginationProps) {
  if (next === null && start === null) return null;
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex flex-wrap gap-x-8">
        {start !== null && (
          <li>
            <TextLink href={start} standalone>
              К началу списка
            </TextLink>
          </li>
        )}
        {next !== null && (
          <li>
            <TextLink href={next} standalone>
              Дальше по списку
            </TextLink>
          </li>
        )}
      </ul>
    </nav>
  );
}
