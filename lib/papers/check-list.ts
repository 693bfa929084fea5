import type { Block } from '@/lib/papers/block';
import { textHeight, type TextStyle } from '@/lib/papers/measure';
import { artifact, contentWidth, drawText, paper, tagged, taggedGroup, type Pen } from '@/lib/papers/pen';

const indent = 1.9;
const side = 0.85;

/** Lines with an empty box to tick with a pen. */
export function checkList(texts: readonly string[]): Block[] {
  let list: PDFKit.PDFStructureElement | null = null;
  return texts.map((text, index) => ({
    gap: index === 0 ? 0.5 : 0.45,
    height: (pen) => textHeight(pen.doc, text, styleOf(pen), contentWidth - indent * pen.em),
    draw: (pen, y) => {
      const { doc, em } = pen;
      list ??= taggedGroup(pen.section, doc, 'L');
      const item = taggedGroup(list, doc, 'LI');
      artifact(doc, () =>
        doc
          .lineWidth(0.8)
          .rect(paper.left, y + 0.22 * em, side * em, side * em)
          .stroke(),
      );
      const box = { x: paper.left + indent * em, y, width: contentWidth - indent * em };
      tagged(item, doc, 'LBody', () => drawText(doc, text, styleOf(pen), box));
    },
  }));
}

const styleOf = (pen: Pen): TextStyle => ({ font: 'text', size: pen.em });
