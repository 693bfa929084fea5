import { facesOf } from '@/lib/papers/fonts/paper-face';
import { lineHeight, textLines, textWidth, type TextStyle } from '@/lib/papers/measure';

const pointsInMillimetre = 72 / 25.4;

export function millimetres(length: number): number {
  return length * pointsInMillimetre;
}

/** A4 and its margins in points; the left one is wider for the folder the papers are kept in. */
export const paper = {
  width: millimetres(210),
  height: millimetres(297),
  left: millimetres(20),
  right: millimetres(15),
  top: millimetres(15),
  bottom: millimetres(15),
  /** Room for the footer above the bottom margin. */
  footer: millimetres(9),
} as const;

export const contentWidth = paper.width - paper.left - paper.right;
export const contentHeight = paper.height - paper.top - paper.bottom - paper.footer;

/** What a block is drawn with: the document, the size of the body text in points, the tag the block belongs to. */
export type Pen = {
  readonly doc: PDFKit.PDFDocument;
  readonly em: number;
  readonly section: PDFKit.PDFStructureElement;
};

export type TextBox = { x: number; y: number; width: number };

/** Draws the lines one by one: pdfkit's own breaking would part «II-ЛО» and add pages by itself. */
export function drawText(doc: PDFKit.PDFDocument, text: string, style: TextStyle, box: TextBox): void {
  const face = facesOf(doc).get(style.font);
  if (!face) throw new RangeError(`no font ${style.font}`);
  const fonts = doc.page.fonts as Record<string, PDFKit.PDFKitReference>;
  fonts[face.id] ??= face.ref();
  const shown = textLines(doc, text, style, box.width).map((line, index) => {
    const slack = style.align ? box.width - textWidth(doc, line.trimEnd(), style) : 0;
    const x = box.x + { left: 0, center: slack / 2, right: slack }[style.align ?? 'left'];
    const y = box.y + index * lineHeight(style) + face.ascent * style.size;
    // The page is measured from its top; letters drawn on it so would stand on their heads.
    return `1 0 0 -1 ${x.toFixed(2)} ${y.toFixed(2)} Tm ${face.shown(line)}`;
  });
  doc.addContent(`BT /${face.id} ${style.size.toFixed(2)} Tf\n${shown.join('\n')}\nET`);
}

export function drawRule(doc: PDFKit.PDFDocument, box: TextBox, thickness = 0.5): void {
  artifact(doc, () =>
    doc
      .lineWidth(thickness)
      .moveTo(box.x, box.y)
      .lineTo(box.x + box.width, box.y)
      .stroke(),
  );
}

/** Adds a tagged element whose content is what `draw` draws. */
export function tagged(
  parent: PDFKit.PDFStructureElement,
  doc: PDFKit.PDFDocument,
  type: string,
  draw: () => void,
  options: PDFKit.Mixins.StructureElementOptions = {},
): void {
  parent.add(doc.struct(type, options, [draw]));
}

/** Adds a tagged element that will hold others. */
export function taggedGroup(
  parent: PDFKit.PDFStructureElement,
  doc: PDFKit.PDFDocument,
  type: string,
  options: PDFKit.Mixins.StructureElementOptions = {},
): PDFKit.PDFStructureElement {
  const group = doc.struct(type, options);
  parent.add(group);
  return group;
}

/** Draws what a screen reader must not read: rules and page numbers. */
export function artifact(
  doc: PDFKit.PDFDocument,
  draw: () => void,
  type: 'Layout' | 'Pagination' = 'Layout',
): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}
