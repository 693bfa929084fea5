import type { Block } from '@/lib/papers/block';
import { textHeight, type TextStyle } from '@/lib/papers/measure';
import { contentWidth, drawText, paper, tagged, taggedGroup, type Pen } from '@/lib/papers/pen';

type Role = { tag: string; gap: number; style: (pen: Pen) => TextStyle };

const roles = {
  title: { tag: 'H1', gap: 1.2, style: (pen) => ({ font: 'strong', size: pen.em * 1.2, align: 'center' }) },
  heading: { tag: 'H2', gap: 1.1, style: (pen) => ({ font: 'strong', size: pen.em * 1.04 }) },
  paragraph: { tag: 'P', gap: 0.9, style: (pen) => ({ font: 'text', size: pen.em }) },
} as const satisfies Record<string, Role>;

function textBlock(role: Role, text: string): Block {
  return {
    gap: role.gap,
    height: (pen) => textHeight(pen.doc, text, role.style(pen), contentWidth),
    draw: (pen, y) =>
      tagged(pen.section, pen.doc, role.tag, () =>
        drawText(pen.doc, text, role.style(pen), { x: paper.left, y, width: contentWidth }),
      ),
  };
}

export function title(text: string): Block {
  return { ...textBlock(roles.title, text), keepWithNext: true };
}

export function heading(text: string): Block {
  return { ...textBlock(roles.heading, text), keepWithNext: true };
}

export function paragraph(text: string): Block {
  return textBlock(roles.paragraph, text);
}

/** What one has to find at a glance: a small label, the digits under it large. */
export function largeNumber(label: string, digits: string): Block {
  const labelOf = (pen: Pen) => ({ font: 'label', size: pen.em * 0.86 }) as const;
  const digitsOf = (pen: Pen) => ({ font: 'strong', size: pen.em * 2 }) as const;
  const labelHeight = (pen: Pen) => textHeight(pen.doc, label, labelOf(pen), contentWidth);
  return {
    gap: 1.2,
    height: (pen) => labelHeight(pen) + textHeight(pen.doc, digits, digitsOf(pen), contentWidth),
    draw: (pen, y) => {
      const box = { x: paper.left, y, width: contentWidth };
      tagged(pen.section, pen.doc, 'P', () => drawText(pen.doc, label, labelOf(pen), box));
      tagged(pen.section, pen.doc, 'P', () =>
        drawText(pen.doc, digits, digitsOf(pen), { ...box, y: y + labelHeight(pen) }),
      );
    },
  };
}

/** Points numbered from 1, each a block of its own. */
export function numberedPoints(texts: readonly string[]): Block[] {
  return listItems(texts, (index) => `${index + 1}.`);
}

export function dashedItems(texts: readonly string[]): Block[] {
  return listItems(texts, () => '–');
}

function listItems(texts: readonly string[], labelOf: (index: number) => string): Block[] {
  let list: PDFKit.PDFStructureElement | null = null;
  return texts.map((text, index) => ({
    gap: index === 0 ? 0.9 : 0.25,
    ofList: true,
    height: (pen) => textHeight(pen.doc, text, roles.paragraph.style(pen), contentWidth - pen.em * 1.6),
    draw: (pen, y) => {
      const { doc, em } = pen;
      const style = roles.paragraph.style(pen);
      list ??= taggedGroup(pen.section, doc, 'L');
      const item = taggedGroup(list, doc, 'LI');
      tagged(item, doc, 'Lbl', () =>
        drawText(doc, labelOf(index), style, { x: paper.left, y, width: em * 1.6 }),
      );
      tagged(item, doc, 'LBody', () =>
        drawText(doc, text, style, { x: paper.left + em * 1.6, y, width: contentWidth - em * 1.6 }),
      );
    },
  }));
}
