import { viewAction } from '@/components/shell/view-bar';

/** Switches «Версия для слабовидящих» on. A form, for it must work without scripts; on a phone the glasses stand alone. */
export function ViewButton() {
  return (
    <form action={viewAction} method="post" data-view-form="" className="shrink-0 low-vision:hidden">
      <button
        type="submit"
        name="turn"
        value="on"
        className="flex min-h-11 min-w-11 cursor-pointer items-center justify-center gap-2.5 rounded-sm text-left text-sm leading-snug hover:underline"
      >
        <Glasses />
        <span className="sr-only sm:not-sr-only">
          Версия для <br className="hidden sm:inline" />
          слабовидящих
        </span>
      </button>
    </form>
  );
}

function Glasses() {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 32 20"
      className="h-6 w-auto shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
    >
      <circle cx="8" cy="12" r="5.6" />
      <circle cx="24" cy="12" r="5.6" />
      <path d="M13.6 11c1.4-1.5 3.4-1.5 4.8 0M2.6 10.5 5.4 3m24 7.5L26.6 3" />
    </svg>
  );
}
