import type { Block } from '@/lib/papers/block';
import { textHeight, type TextStyle, textWidth } from '@/lib/papers/measure';
import {
  contentWidth,
  drawRule,
  drawText,
  millimetres,
  paper,
  tagged,
  type Pen,
  type TextBox,
} from '@/lib/papers/pen';

const columnGap = millimetres(6);
const signatureWidth = millimetres(42);
const dateByHand = '«____» ________________ 20____ г.';
const signingRoom = 2.2;
const captionRoom = 1.2;
const twoLines = 2.6;

/** Where people write; the `y` of each box is the line they write on, `foot` the end of the captions below. */
type SigningPlaces = { date: TextBox; sign: TextBox; name: TextBox; foot: number };

/** Date and signature by hand, the name printed in full: beside them, or below where it is long. */
export function signature(fullName: string): Block {
  return {
    gap: 0.7,
    height: (pen) => signingPlaces(pen, fullName, 0).foot,
    draw: (pen, y) => drawSignature(pen, fullName, y),
  };
}

function signingPlaces(pen: Pen, fullName: string, y: number): SigningPlaces {
  const { doc, em } = pen;
  const style = textStyle(pen);
  const dateWidth = textWidth(doc, dateByHand, style) + 1;
  const signX = paper.left + dateWidth + columnGap;
  const nameX = signX + signatureWidth + columnGap;
  const nameWidth = paper.left + contentWidth - nameX;
  const besideHeight = textHeight(doc, fullName, style, nameWidth);
  const beside = besideHeight <= twoLines * em;
  const lineY = y + Math.max(signingRoom * em, beside ? besideHeight + 0.3 * em : 0);
  const below = lineY + (captionRoom + 0.6) * em + textHeight(doc, fullName, style, contentWidth);
  const name = beside
    ? { x: nameX, y: lineY, width: nameWidth }
    : { x: paper.left, y: below, width: contentWidth };
  return {
    date: { x: paper.left, y: lineY, width: dateWidth },
    sign: { x: signX, y: lineY, width: signatureWidth },
    name,
    foot: name.y + captionRoom * em,
  };
}

function drawSignature(pen: Pen, fullName: string, y: number): void {
  const { date, sign, name } = signingPlaces(pen, fullName, y);
  drawAbove(pen, dateByHand, date);
  drawBelow(pen, 'дата', date);
  drawRule(pen.doc, sign);
  drawBelow(pen, 'подпись', sign);
  drawAbove(pen, fullName, name);
  drawRule(pen.doc, name);
  drawBelow(pen, 'фамилия, имя, отчество (при наличии)', name);
}

function drawAbove(pen: Pen, text: string, line: TextBox): void {
  const style = textStyle(pen);
  drawTagged(pen, text, style, {
    ...line,
    y: line.y - textHeight(pen.doc, text, style, line.width) - pen.em * 0.12,
  });
}

function drawBelow(pen: Pen, text: string, line: TextBox): void {
  const style = { font: 'label', size: pen.em * 0.72, align: 'center' } as const;
  drawTagged(pen, text, style, { ...line, y: line.y + pen.em * 0.15 });
}

function drawTagged(pen: Pen, text: string, style: TextStyle, box: TextBox): void {
  tagged(pen.section, pen.doc, 'P', () => drawText(pen.doc, text, style, box));
}

const textStyle = (pen: Pen) => ({ font: 'text', size: pen.em }) as const;
