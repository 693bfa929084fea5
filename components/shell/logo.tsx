/** A kite made of four sheets of paper: what a child does after school, and the paper that opens the way there. */
export function Logo() {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="8.6 2 24 37"
      className="h-12 w-auto shrink-0 pictures-off:hidden"
    >
      <g className="stroke-brand low-vision:stroke-on-brand" strokeWidth="0.9" strokeLinejoin="round">
        <path className="fill-honey" d="M26 3 9.6 9.6 20.6 13.4Z" />
        <path className="fill-honey-soft" d="M26 3 31.6 17.2 20.6 13.4Z" />
        <path className="fill-honey-soft" d="M9.6 9.6 13 29.4 20.6 13.4Z" />
        <path className="fill-on-brand" d="M31.6 17.2 13 29.4 20.6 13.4Z" />
      </g>
      <path
        className="fill-none stroke-honey-soft"
        strokeWidth="1.3"
        strokeLinecap="round"
        d="M13 29.4c-1.8 3.4 2.8 3.6 1.2 8.2"
      />
      <path className="fill-honey" d="m13.9 33.2-4-1.6-.5 3.4zm0 0 4.4-1.1-.2 3.5z" />
    </svg>
  );
}
