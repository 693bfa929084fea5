/**
 * Gives the scan two thirds of the desk: a box to tick and a rule of the desk's style, so that it works without JavaScript
 * and loses nothing of what has been ticked beside it. Where the desk has one column the scan is as wide as it can be.
 */
export function WidenScan() {
  return (
    <label
      title="Скан крупно: две трети экрана"
      className="relative hidden size-11 cursor-pointer place-items-center rounded-md border border-field-line bg-surface text-action hover:border-action hover:bg-info-soft has-checked:border-action has-checked:bg-info-soft has-focus-visible:outline-3 has-focus-visible:outline-focus @min-[56em]:inline-grid"
    >
      <input
        type="checkbox"
        data-wide-scan=""
        className="absolute inset-0 size-full cursor-pointer appearance-none rounded-md"
      />
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox="0 0 20 20"
        className="pointer-events-none size-5"
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M2.5 4.5h15v11h-15zM7.5 4.5v11M12 10h3" />
      </svg>
      <span className="sr-only">Скан крупно</span>
    </label>
  );
}
