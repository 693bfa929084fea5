import type { Block } from '@/lib/papers/block';
import { textHeight } from '@/lib/papers/measure';
import { contentWidth, drawText, millimetres, paper, tagged, type Pen } from '@/lib/papers/pen';
import type { PaperData } from '@/lib/papers/paper-data';
import { qrMatrix, qrRectangles } from '@/lib/papers/qr-code';

const qrSide = millimetres(24);
const codeX = paper.left + qrSide + millimetres(5);
const codeWidth = millimetres(44);
const addressX = codeX + codeWidth + millimetres(6);
const addressWidth = paper.left + contentWidth - addressX;

export type AddressLine = { text: string; font: 'text' | 'strong' | 'label' };

/** The top of a sheet: the code in the corner as a picture and in letters, on the right whom the sheet concerns. */
export function head(data: PaperData, lines: readonly AddressLine[]): Block {
  return {
    gap: 0,
    keepWithNext: true,
    height: (pen) => Math.max(qrSide, linesHeight(pen, lines)),
    draw: (pen, y) => {
      drawCode(pen, data, y);
      drawLetters(pen, data, y);
      drawAddress(pen, lines, y);
    },
  };
}

function drawCode({ doc, section }: Pen, data: PaperData, y: number): void {
  const options = {
    alt: `QR-код для специалиста: открывает запись по коду ${data.code}`,
    bbox: [paper.left, y, paper.left + qrSide, y + qrSide] satisfies [number, number, number, number],
  };
  const draw = () => {
    for (const part of qrRectangles(qrMatrix(data.codeUrl), qrSide)) {
      doc.rect(paper.left + part.x, y + part.y, part.width, part.height);
    }
    doc.fill();
  };
  tagged(section, doc, 'Figure', draw, options);
}

function drawLetters({ doc, section }: Pen, data: PaperData, y: number): void {
  const rows = [
    { label: 'Реестровая запись', value: `№ ${data.certificateNumber}`, y },
    { label: 'Код для специалиста', value: data.code, y: y + qrSide / 2 },
  ];
  for (const row of rows) {
    const box = { x: codeX, width: codeWidth };
    tagged(section, doc, 'P', () =>
      drawText(doc, row.label, { font: 'label', size: 8 }, { ...box, y: row.y }),
    );
    tagged(section, doc, 'P', () =>
      drawText(doc, row.value, { font: 'strong', size: 12 }, { ...box, y: row.y + 10.5 }),
    );
  }
}

function drawAddress(pen: Pen, lines: readonly AddressLine[], y: number): void {
  let lineY = y;
  for (const line of lines) {
    const top = lineY;
    tagged(pen.section, pen.doc, 'P', () =>
      drawText(pen.doc, line.text, addressStyle(pen, line), { x: addressX, y: top, width: addressWidth }),
    );
    lineY += pitchOf(pen, line);
  }
}

function linesHeight(pen: Pen, lines: readonly AddressLine[]): number {
  return lines.reduce((sum, line) => sum + pitchOf(pen, line), 0);
}

function pitchOf(pen: Pen, line: AddressLine): number {
  return textHeight(pen.doc, line.text, addressStyle(pen, line), addressWidth) + pen.em * 0.2;
}

const addressStyle = (pen: Pen, line: AddressLine) => ({
  font: line.font,
  size: line.font === 'label' ? pen.em * 0.86 : pen.em,
});
