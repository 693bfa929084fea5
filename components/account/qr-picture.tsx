import { qrMatrix, qrRectangles } from '@/lib/papers/qr-code';

/** Modules of white around the code: cameras need them, on dark pages above all. */
const quiet = 4;

/** A QR code drawn by the server: black on white in every colour scheme, or no camera would read it. */
export function QrPicture({ text, title }: { text: string; title: string }) {
  const matrix = qrMatrix(text);
  const side = matrix.length;
  const dark = qrRectangles(matrix, side)
    .map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h-${width}z`)
    .join('');
  const whole = side + 2 * quiet;
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`${-quiet} ${-quiet} ${whole} ${whole}`}
      shapeRendering="crispEdges"
      className="size-60 max-w-full rounded-md"
    >
      <rect x={-quiet} y={-quiet} width={whole} height={whole} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
