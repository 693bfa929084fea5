type PaperTitleProps = { title: string; id?: string; optional?: boolean };

/** What the paper is. Who signs the two that are signed is told once above the list, and to those who listen here, too. */
export function PaperTitle({ title, id, optional = false }: PaperTitleProps) {
  const at = title.indexOf(', подписанн');
  return (
    <p id={id} className="leading-snug font-medium">
      <span aria-hidden={at >= 0}>{at < 0 ? title : title.slice(0, at)}</span>
      {at >= 0 && <span className="sr-only">{title}</span>}
      {optional && <span className="text-sm font-normal text-ink-soft"> (если есть)</span>}
    </p>
  );
}
