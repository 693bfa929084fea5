import PDFDocument from 'pdfkit';
import { twoHalves } from './pictures';

type PdfOptions = { pages?: number; password?: string; script?: string; size?: [number, number] };

/** A PDF as a scanner makes it: a picture a page, upright, its left half red. */
export async function scannedPdf({ pages = 1, password, script, size = [595, 842] }: PdfOptions = {}) {
  const picture = await twoHalves(120, 170).jpeg().toBuffer();
  const document = new PDFDocument({
    size,
    margin: 0,
    autoFirstPage: false,
    ...(password !== undefined && { userPassword: password, pdfVersion: '1.7' }),
  });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.on('end', resolve));
  for (let page = 0; page < pages; page += 1) {
    document.addPage({ size, margin: 0 });
    document.image(picture, 0, 0, { width: size[0], height: size[1] });
  }
  if (script !== undefined) document.addNamedJavaScript('start', script);
  document.end();
  await ended;
  return Buffer.concat(parts);
}

/** A PDF of one page written by hand, with `objects` after catalog (1), pages (2) and page (3). */
export function handmadePdf(page: string, objects: readonly (string | Buffer)[] = []): Buffer {
  const bodies = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page, ...objects];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [at, body] of bodies.entries()) {
    offsets.push(length());
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n'));
  }
  const start = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${bodies.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
