import { expect, test } from 'vitest';
import { qrMatrix, qrRectangles } from '@/lib/papers/qr-code';
import { renderPapers } from '@/lib/papers/render-papers';
import { filledRectangles, readPdf } from '@/tests/unit/papers/read-pdf';
import { readQr } from '@/tests/unit/papers/read-qr';
import { family } from '@/tests/unit/papers/sample-papers';

const millimetre = 72 / 25.4;

test('the matrix reads back as the address of the code', () => {
  const matrix = qrMatrix(family.codeUrl);
  const boxes = matrix.flatMap((cells, row) =>
    cells.flatMap((dark, column) =>
      dark ? [{ left: column, right: column + 1, top: row, bottom: row + 1 }] : [],
    ),
  );
  expect(readQr(boxes, 1)).toBe(family.codeUrl);
});

test('joined rectangles cover the dark modules exactly', () => {
  const matrix = qrMatrix(family.codeUrl);
  const dark = matrix.flat().filter(Boolean).length;
  const covered = qrRectangles(matrix, matrix.length).reduce(
    (sum, part) => sum + part.width * part.height,
    0,
  );
  expect(covered).toBeCloseTo(dark, 6);
});

test('the code drawn on each of the two papers reads back, with white around it', async () => {
  const pdf = await readPdf(renderPapers(family));
  const modules = qrMatrix(family.codeUrl).length;
  for (const [index, { pieces }] of pdf.pages.entries()) {
    const boxes = await filledRectangles(await pdf.document.getPage(index + 1));
    const left = Math.min(...boxes.map((box) => box.left));
    const right = Math.max(...boxes.map((box) => box.right));
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    const module = (right - left) / modules;
    expect(readQr(boxes, module)).toBe(family.codeUrl);
    expect({ left, top }).toEqual({
      left: expect.closeTo(20 * millimetre, 1) as number,
      top: expect.closeTo(15 * millimetre, 1) as number,
    });
    const quiet = pieces.every(
      (piece) => piece.left >= right + 4 * module || piece.top >= bottom + 4 * module,
    );
    expect(quiet).toBe(true);
  }
});
