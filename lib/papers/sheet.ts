import type { Block } from '@/lib/papers/block';
import { paginate, type Placed } from '@/lib/papers/paginate';
import { artifact, contentHeight, contentWidth, drawRule, drawText, paper, type Pen } from '@/lib/papers/pen';

/** One of the papers: what it is called in the footer, and its blocks from top to bottom. */
export type Sheet = {
  name: string;
  title: string;
  blocks: readonly Block[];
  /** Of the body text in points, where a sheet has as many pages as it needs; without it the sheet is made to fit. */
  size?: number;
  /** Read from a distance: where one page has room for larger letters, it gets them. */
  large?: boolean;
  /** Without a foot: nothing but itself stands on it. */
  bare?: boolean;
};

/** What the foot of every page says besides its number. */
export type SheetMarks = { edition: string; code?: string };

/** Sizes of the body text of a large sheet: only as long as it stays one page. */
const largeAttempt = { pages: 1, sizes: [14, 13, 12] } as const;
/** Sizes of the body text in points, tried in this order: one page where the data allows, then two. */
const attempts = [
  { pages: 1, sizes: [11, 10.5, 10, 9.5] },
  { pages: 2, sizes: [10.5, 10, 9.5, 9] },
] as const;
const smallestSize = 9;

/** Draws a sheet on pages of its own: one page where the data allows. Each step draws one page, so that others get a turn between. */
export function* drawSheet(
  doc: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  sheet: Sheet,
  marks: SheetMarks,
): Generator<undefined, void> {
  const section = doc.struct('Art', { title: sheet.title });
  root.add(section);
  const { pen, pages } = layOut(doc, section, sheet);
  for (const [index, page] of pages.entries()) {
    doc.addPage();
    for (const { index: position, y } of page) sheet.blocks[position]?.draw(pen, paper.top + y);
    if (!sheet.bare) drawFoot(doc, marks, `${sheet.name}, стр. ${index + 1} из ${pages.length}`);
    yield;
  }
  section.end();
}

function layOut(
  doc: PDFKit.PDFDocument,
  section: PDFKit.PDFStructureElement,
  { blocks, size, large = false }: Sheet,
): { pen: Pen; pages: Placed[][] } {
  if (size !== undefined) {
    const pen = { doc, em: size, section };
    return { pen, pages: placeBlocks(pen, blocks) };
  }
  for (const attempt of large ? [largeAttempt, ...attempts] : attempts) {
    for (const em of attempt.sizes) {
      const pen = { doc, em, section };
      const pages = placeBlocks(pen, blocks);
      if (pages.length <= attempt.pages) return { pen, pages };
    }
  }
  const pen = { doc, em: smallestSize, section };
  return { pen, pages: placeBlocks(pen, blocks) };
}

function placeBlocks(pen: Pen, blocks: readonly Block[]): Placed[][] {
  const measured = blocks.map((block) => ({
    height: block.height(pen),
    gap: block.gap * pen.em,
    keepWithNext: block.keepWithNext ?? false,
    pinned: block.pinned ?? false,
  }));
  return paginate(measured, contentHeight);
}

function drawFoot(doc: PDFKit.PDFDocument, marks: SheetMarks, pageNumber: string): void {
  const bottom = paper.height - paper.bottom;
  const box = { x: paper.left, y: bottom - 10, width: contentWidth };
  const style = { font: 'label', size: 7.5 } as const;
  drawRule(doc, { ...box, y: bottom - 12.5 }, 0.35);
  artifact(
    doc,
    () => {
      drawText(doc, marks.edition, { ...style, align: 'left' }, box);
      if (marks.code !== undefined) drawText(doc, marks.code, { ...style, align: 'center' }, box);
      drawText(doc, pageNumber, { ...style, align: 'right' }, box);
    },
    'Pagination',
  );
}
