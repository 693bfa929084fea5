import { artifact, millimetres, paper } from '@/lib/papers/pen';

/** The colours of the portal. Each keeps its weight in grey: lines stay dark, grounds stay white. */
export const inks = {
  brand: '#0d3f45',
  honey: '#f2b33d',
  honeySoft: '#ffdf9e',
  ground: '#f3f7f6',
  soft: '#4e5b5d',
  black: '#000000',
} as const;

type Doc = PDFKit.PDFDocument;
type Area = { x: number; y: number; width: number; height: number };

const outer = millimetres(10);
const step = millimetres(2.2);
const corner = millimetres(9);

/** A dark line, a thin warm one inside it, and a cut sheet of paper in each corner. */
export function drawFrame(doc: Doc): void {
  artifact(doc, () => {
    doc.lineWidth(2.4).strokeColor(inks.brand);
    doc.rect(outer, outer, paper.width - 2 * outer, paper.height - 2 * outer).stroke();
    doc.lineWidth(0.9).strokeColor(inks.honey);
    const inside = outer + step;
    doc.rect(inside, inside, paper.width - 2 * inside, paper.height - 2 * inside).stroke();
    for (const [x, y, right, down] of corners()) drawCorner(doc, x, y, right, down);
    doc.strokeColor(inks.black).fillColor(inks.black);
  });
}

function corners(): [x: number, y: number, right: number, down: number][] {
  const [left, top] = [outer + step, outer + step];
  const [right, bottom] = [paper.width - left, paper.height - top];
  return [
    [left, top, 1, 1],
    [right, top, -1, 1],
    [left, bottom, 1, -1],
    [right, bottom, -1, -1],
  ];
}

function drawCorner(doc: Doc, x: number, y: number, right: number, down: number): void {
  const point = (across: number, along: number) =>
    [x + right * across * corner, y + down * along * corner] as const;
  const triangle = (ink: string, ...points: (readonly [number, number])[]) => {
    const [first, ...rest] = points.map(([across, along]) => point(across, along));
    if (!first) return;
    doc.moveTo(...first);
    for (const next of rest) doc.lineTo(...next);
    doc.closePath().fill(ink);
  };
  triangle(inks.brand, [0, 0], [1, 0], [0, 1]);
  triangle(inks.honey, [1.12, 0], [1.5, 0], [0.56, 0.56]);
  triangle(inks.honeySoft, [0, 1.12], [0, 1.5], [0.56, 0.56]);
}

/** The kite of the portal, `height` without its tail; `x` is its middle. */
export function drawKite(doc: Doc, { x, y, height }: { x: number; y: number; height: number }): void {
  const scale = height / 26.4;
  artifact(doc, () => {
    doc
      .save()
      .translate(x - 20.6 * scale, y - 3 * scale)
      .scale(scale);
    doc.lineWidth(0.7).lineJoin('round').strokeColor(inks.brand);
    const sheets = [
      ['M26 3 9.6 9.6 20.6 13.4Z', inks.honey],
      ['M26 3 31.6 17.2 20.6 13.4Z', inks.honeySoft],
      ['M9.6 9.6 13 29.4 20.6 13.4Z', inks.honeySoft],
      ['M31.6 17.2 13 29.4 20.6 13.4Z', '#ffffff'],
    ] as const;
    for (const [path, ink] of sheets) doc.path(path).fillAndStroke(ink, inks.brand);
    doc.lineWidth(1.1).lineCap('round').path('M13 29.4c-1.8 3.4 2.8 3.6 1.2 8.2').stroke(inks.honey);
    doc.path('m13.9 33.2-4-1.6-.5 3.4zm0 0 4.4-1.1-.2 3.5z').fill(inks.honey);
    doc.restore();
    doc.fillColor(inks.black).strokeColor(inks.black);
  });
}

/** A line with a diamond in its middle. */
export function drawOrnament(doc: Doc, y: number): void {
  const [middle, half, side] = [paper.width / 2, millimetres(38), 4];
  artifact(doc, () => {
    doc.lineWidth(0.9).strokeColor(inks.honey);
    doc.moveTo(middle - half, y).lineTo(middle - 2.4 * side, y);
    doc
      .moveTo(middle + 2.4 * side, y)
      .lineTo(middle + half, y)
      .stroke();
    doc
      .moveTo(middle, y - side)
      .lineTo(middle + side, y)
      .lineTo(middle, y + side)
      .lineTo(middle - side, y);
    doc.closePath().fill(inks.honey);
    doc.strokeColor(inks.black).fillColor(inks.black);
  });
}

export function drawNumberGround(doc: Doc, { x, y, width, height }: Area): void {
  artifact(doc, () => {
    doc.lineWidth(1.2).roundedRect(x, y, width, height, 6).fillAndStroke(inks.ground, inks.brand);
    doc.strokeColor(inks.black).fillColor(inks.black);
  });
}

/** A rule above what stands at the foot. */
export function drawQrGround(doc: Doc, { y }: Area): void {
  const at = y - millimetres(6);
  artifact(doc, () => {
    doc.lineWidth(0.9).strokeColor(inks.honey);
    doc
      .moveTo(millimetres(28), at)
      .lineTo(paper.width - millimetres(28), at)
      .stroke();
    doc.strokeColor(inks.black);
  });
}
