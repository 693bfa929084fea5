type ProgressBarProps = {
  /** What is going on: read out before the share. */
  label: string;
  done: number;
  /** Null: nobody knows how much there is. */
  of: number | null;
  thin?: boolean;
};

/*
 * Drawn from the tokens: what browsers draw themselves knows the two schemes of the system and none of the version for
 * people with low vision. Chromium and Safari paint the ground and the share, Firefox the share alone.
 */
const look =
  'block w-full appearance-none overflow-hidden rounded-sm border border-field-line bg-surface [&::-webkit-progress-bar]:bg-transparent';

const share =
  '[&::-webkit-progress-value]:bg-action [&::-moz-progress-bar]:bg-action forced-colors:[&::-webkit-progress-value]:bg-[Highlight] forced-colors:[&::-moz-progress-bar]:bg-[Highlight]';

/* Stripes that stand still say that work is going on without saying how much of it. */
const unknown =
  'bg-[repeating-linear-gradient(135deg,var(--color-action)_0_0.5rem,var(--color-surface)_0.5rem_1rem)] [&::-webkit-progress-value]:bg-transparent [&::-moz-progress-bar]:bg-transparent';

/** How far work has come. */
export function ProgressBar({ label, done, of, thin = false }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      className={`${look} ${of === null ? unknown : share} ${thin ? 'h-3' : 'h-4'}`}
      {...(of === null ? {} : { value: done, max: Math.max(of, 1) })}
    />
  );
}
