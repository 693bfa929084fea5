import type { Block } from '@/lib/papers/block';
import { textWidth } from '@/lib/papers/measure';
import {
  artifact,
  contentWidth,
  drawRule,
  drawText,
  millimetres,
  paper,
  tagged,
  type Pen,
  type TextBox,
} from '@/lib/papers/pen';

const height = 9;
const inset = 0.9;
const columnGap = millimetres(6);

/** The part the specialist fills in by hand when the papers are brought; stands at the foot of the last page. */
export function operatorSection(): Block {
  return {
    gap: 1.2,
    pinned: true,
    height: (pen) => pen.em * height,
    draw: (pen, y) => {
      drawHeading(pen, y + pen.em * 0.6);
      for (const field of blankFields(pen, y)) drawBlankField(pen, field.label, field.line);
      artifact(pen.doc, () =>
        pen.doc
          .lineWidth(0.8)
          .rect(paper.left, y, contentWidth, pen.em * height)
          .stroke(),
      );
    },
  };
}

function drawHeading({ doc, em, section }: Pen, y: number): void {
  const box = { x: paper.left + inset * em, y, width: contentWidth - 2 * inset * em };
  tagged(section, doc, 'H2', () =>
    drawText(
      doc,
      'Заполняет специалист уполномоченной организации',
      { font: 'strong', size: em * 0.94 },
      box,
    ),
  );
}

function blankFields({ em }: Pen, y: number): { label: string; line: TextBox }[] {
  const x = paper.left + inset * em;
  const width = contentWidth - 2 * inset * em;
  const half = (width - columnGap) / 2;
  return [
    { label: 'Заявление принял (фамилия, имя, отчество)', line: { x, y: y + em * 3.9, width } },
    { label: 'Учреждение', line: { x, y: y + em * 6, width } },
    { label: 'Дата', line: { x, y: y + em * 8.1, width: half } },
    { label: 'Подпись', line: { x: x + half + columnGap, y: y + em * 8.1, width: half } },
  ];
}

function drawBlankField({ doc, em, section }: Pen, label: string, line: TextBox): void {
  const style = { font: 'label', size: em * 0.86 } as const;
  tagged(section, doc, 'P', () => drawText(doc, label, style, { ...line, y: line.y - em }));
  const labelWidth = textWidth(doc, label, style) + em * 0.6;
  drawRule(doc, { x: line.x + labelWidth, y: line.y, width: line.width - labelWidth });
}
