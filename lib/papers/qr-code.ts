import { create } from 'qrcode';

/** The modules of a QR code without its quiet zone, row by row; `true` is dark. */
type QrMatrix = readonly (readonly boolean[])[];

type Rectangle = { x: number; y: number; width: number; height: number };

export function qrMatrix(text: string): QrMatrix {
  // Application and consent of one version carry the same code.
  if (latest?.text !== text) latest = { text, matrix: makeMatrix(text) };
  return latest.matrix;
}

let latest: { text: string; matrix: QrMatrix } | null = null;

function makeMatrix(text: string): QrMatrix {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_row, row) =>
    Array.from({ length: modules.size }, (_column, column) => modules.get(row, column) === 1),
  );
}

/** Dark modules as rectangles of a square with the given side, neighbours of a row joined into one. */
export function qrRectangles(matrix: QrMatrix, side: number): Rectangle[] {
  const module = side / matrix.length;
  return matrix.flatMap((cells, row) =>
    darkRuns(cells).map(({ start, length }) => ({
      x: start * module,
      y: row * module,
      width: length * module,
      height: module,
    })),
  );
}

function darkRuns(cells: readonly boolean[]): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  cells.forEach((dark, index) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last && last.start + last.length === index) last.length += 1;
    else runs.push({ start: index, length: 1 });
  });
  return runs;
}
