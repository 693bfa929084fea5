import type { Block } from '@/lib/papers/block';
import { textHeight, type TextStyle } from '@/lib/papers/measure';
import { contentWidth, drawRule, drawText, paper, tagged, taggedGroup, type Pen } from '@/lib/papers/pen';

/** A line left free for the pen, with the words that say what to write there. */
export type HandwrittenPart = { writeByHand: string };

export type Fact = {
  label: string;
  /** Paragraphs of the value, one under the other. */
  value: readonly (string | HandwrittenPart)[];
  /** The first paragraph stands out. */
  strong?: boolean;
};

/** A paragraph of a value with its place in the row, in points from the row's top. */
type Part = { text: string; style: TextStyle; byHand: boolean; top: number; foot: number };

const labelShare = 0.22;
const padding = 0.25;
const partGap = 0.1;
const handwritingRoom = 2;

/** A row with its label on the left and a rule below; rows of one call form one table for a screen reader. */
export function factTable(facts: readonly Fact[]): Block[] {
  let table: PDFKit.PDFStructureElement | null = null;
  return facts.map((fact, index) => ({
    gap: index === 0 ? 0.35 : 0,
    height: (pen) => rowHeight(pen, fact),
    draw: (pen, y) => {
      table ??= taggedGroup(pen.section, pen.doc, 'Table');
      drawRow(pen, fact, y, taggedGroup(table, pen.doc, 'TR'));
    },
  }));
}

function drawRow(pen: Pen, fact: Fact, y: number, row: PDFKit.PDFStructureElement): void {
  const { doc } = pen;
  const { labelWidth, valueX, valueWidth } = columns(pen);
  const label = { x: paper.left, y: y + labelTop(pen), width: labelWidth };
  tagged(row, doc, 'TH', () => drawText(doc, fact.label, labelStyle(pen), label), { scope: 'Row' });
  const cell = taggedGroup(row, doc, 'TD');
  const parts = partsOf(pen, fact);
  for (const { text, style, top } of parts) {
    tagged(cell, doc, 'P', () => drawText(doc, text, style, { x: valueX, y: y + top, width: valueWidth }));
  }
  for (const { foot } of parts.filter((part) => part.byHand)) {
    drawRule(doc, { x: valueX, y: y + foot - 0.4 * pen.em, width: valueWidth });
  }
  drawRule(doc, { x: paper.left, y: y + rowHeight(pen, fact), width: contentWidth }, 0.35);
}

function rowHeight(pen: Pen, fact: Fact): number {
  const label = labelTop(pen) + textHeight(pen.doc, fact.label, labelStyle(pen), columns(pen).labelWidth);
  const value = partsOf(pen, fact).at(-1)?.foot ?? 0;
  return Math.max(label, value) + padding * pen.em;
}

function partsOf(pen: Pen, fact: Fact): Part[] {
  let foot = (padding - partGap) * pen.em;
  return fact.value.map((value, position) => {
    const byHand = typeof value !== 'string';
    const text = byHand ? value.writeByHand : value;
    const style = { font: fact.strong && position === 0 ? 'strong' : 'text', size: pen.em } as const;
    const top = foot + partGap * pen.em;
    foot =
      top +
      textHeight(pen.doc, text, style, columns(pen).valueWidth) +
      (byHand ? handwritingRoom * pen.em : 0);
    return { text, style, byHand, top, foot };
  });
}

function columns(pen: Pen): { labelWidth: number; valueX: number; valueWidth: number } {
  const labelWidth = contentWidth * labelShare;
  const valueX = paper.left + labelWidth + pen.em;
  return { labelWidth, valueX, valueWidth: contentWidth - labelWidth - pen.em };
}

const labelStyle = (pen: Pen) => ({ font: 'label', size: pen.em * 0.86 }) as const;
/** Puts the smaller label on the first baseline of the value (the ascents of the two families differ). */
const labelTop = (pen: Pen) => pen.em * (padding + 1.039 - 1.018 * 0.86);
