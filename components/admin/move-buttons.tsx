import { Mark } from '@/components/ui/mark';

type MoveButtonsProps = {
  /** Path of the route that takes the move. */
  action: string;
  /** What is moved, for those who listen. */
  name: string;
  /** The neighbours it can be moved past. */
  above: string | null;
  below: string | null;
};

const look =
  'inline-flex size-11 cursor-pointer items-center justify-center rounded-md border border-field-line bg-surface text-action hover:border-action hover:bg-info-soft';

/** «Выше» and «Ниже»: two buttons that work without a script. At either end of a list one of them is missing. */
export function MoveButtons({ action, name, above, below }: MoveButtonsProps) {
  return (
    <div className="inline-flex gap-2 print:hidden">
      {above !== null && <MoveButton action={action} direction="up" past={above} label={`Выше: ${name}`} />}
      {below !== null && <MoveButton action={action} direction="down" past={below} label={`Ниже: ${name}`} />}
    </div>
  );
}

type MoveButtonProps = { action: string; direction: 'up' | 'down'; past: string; label: string };

function MoveButton({ action, direction, past, label }: MoveButtonProps) {
  return (
    <form action={action} method="post">
      <input type="hidden" name="direction" value={direction} />
      <input type="hidden" name="past" value={past} />
      <button type="submit" className={look}>
        <span className={direction === 'up' ? 'rotate-180' : ''}>
          <Mark shape="chevron-down" />
        </span>
        <span className="sr-only">{label}</span>
      </button>
    </form>
  );
}
