import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Page } from 'playwright';
import { paperFonts, type PaperFont } from '@/lib/papers/fonts/font-files';
import type { PrintedLine, PrintedPage } from './printed-lines';
import { subsetMadeOnce } from './subset-made-once';

type Face = ReturnType<typeof subsetMadeOnce> & { name: string; ascent: number };

/** The faces of the lines, each with the letters they need and no other. */
export function facesFor(pages: readonly PrintedPage[]): Face[] {
  const lines = pages.flatMap((page) => page.lines);
  return [...paperFonts()].map(([, loaded]: [PaperFont, Parameters<typeof subsetMadeOnce>[0]]) => {
    const { font, scale } = loaded.letters;
    const name = font.postscriptName;
    const text = lines.filter((line) => line.font === name).map((line) => line.text);
    return { name, ascent: (font.ascent * scale) / 1000, ...subsetMadeOnce(loaded, ` ${text.join('')}`) };
  });
}

/** The same lines in the same places by pdfkit alone: no tags, no archive's standard, no QR code, no layout. */
export async function barePdfkit(pages: readonly PrintedPage[], faces: readonly Face[]): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false, font: '' });
  for (const { name, parsed } of faces)
    doc.registerFont(name, parsed as unknown as PDFKit.Mixins.PDFFontSource);
  const ascents = new Map(faces.map(({ name, ascent }) => [name, ascent]));
  for (const { width, height, lines } of pages) {
    doc.addPage({ size: [width, height], margin: 0 });
    for (const { text, x, baseline, size, font } of lines) {
      doc.font(font, size).text(text, x, baseline - size * (ascents.get(font) ?? 0), { lineBreak: false });
    }
  }
  doc.end();
  return buffer(doc);
}

/** Opens the same lines in the browser. */
export async function openInBrowser(
  page: Page,
  pages: readonly PrintedPage[],
  faces: readonly Face[],
): Promise<void> {
  const fonts = faces.map(
    ({ name, file }) =>
      `@font-face { font-family: '${name}'; src: url(data:font/ttf;base64,${file.toString('base64')}) }`,
  );
  const sheets = pages.map(
    ({ lines }) => `<section>${lines.map((line) => lineOf(line, faces)).join('')}</section>`,
  );
  await page.setContent(
    `<!doctype html><html lang="ru"><title>Заявление</title><style>${fonts.join('')}
    @page { size: A4; margin: 0 } body { margin: 0 } section { position: relative; height: 297mm; break-after: page }
    p { position: absolute; margin: 0; white-space: pre; line-height: 1 }</style>${sheets.join('')}</html>`,
  );
  await page.evaluate('document.fonts.ready');
}

function lineOf({ text, x, baseline, size, font }: PrintedLine, faces: readonly Face[]): string {
  const { ascent } = faces.find(({ name }) => name === font) ?? { ascent: 1 };
  const place = `left:${x}pt;top:${baseline - size * ascent}pt;font:${size}pt '${font}'`;
  return `<p style="${place}">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
}
