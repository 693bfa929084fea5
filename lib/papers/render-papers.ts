import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { builtInWordings, type PaperWordings } from '@/lib/domain/paper-wording/built-in';
import {
  certificateSheet,
  certificateTitle,
  type CertificateSheetData,
} from '@/lib/papers/certificate-sheet';
import { actTitle, destructionActSheet, type DestructionActData } from '@/lib/papers/destruction-act-sheet';
import { wordingKinds, type WordingKind } from '@/lib/domain/paper-wording/kinds';
import { facesOf } from '@/lib/papers/fonts/paper-face';
import type { PaperData } from '@/lib/papers/paper-data';
import { paper } from '@/lib/papers/pen';
import { heldTitle, personalDataSheet, type HeldData } from '@/lib/papers/personal-data-sheet';
import { reminderSheet, reminderTitle, type ReminderData } from '@/lib/papers/reminder-sheet';
import { drawSheet, type Sheet, type SheetMarks } from '@/lib/papers/sheet';
import { wordingSheet } from '@/lib/papers/wording-sheet';
import { slipSheet, slipSheetTitle, type SlipSheetData } from '@/lib/papers/slip-sheet';

/** The application and the consent as one PDF, ready to be piped out. Throws before the first byte, never in the middle. */
export function renderPapers(data: PaperData, wordings: PaperWordings = builtInWordings): Readable {
  return renderFamilyPapers([{ data, wordings }]);
}

export type PrintedPapers = { data: PaperData; wordings: PaperWordings };

/** The same for several children of one family: their papers follow one another, each with its own number, code and pages. */
export function renderFamilyPapers(family: readonly PrintedPapers[]): Readable {
  const papers = family.map(({ data, wordings }) => ({
    marks: marksOf(data),
    sheets: [
      wordingSheet('application', wordings.application, data),
      wordingSheet('consent', wordings.consent, data),
    ],
  }));
  const [first, ...others] = papers;
  const own = others.length === 0 ? first?.sheets[0]?.title : undefined;
  const { doc, root } = beginDocument(own ?? 'Заявления и согласия семьи');
  for (const { marks, sheets } of papers) {
    for (const sheet of sheets) Array.from(drawSheet(doc, root, sheet, marks));
  }
  endDocument(doc);
  return doc;
}

/** One paper in a wording that is not in force yet, for several families one after the other. */
export function renderWordingSample(
  kind: WordingKind,
  body: string,
  families: readonly PaperData[],
): Readable {
  const sheets = families.map((data) => wordingSheet(kind, body, data));
  return renderSheets(`Образец: ${wordingKinds[kind].title}`, sheets, { edition: 'Образец, люди вымышлены' });
}

function marksOf(data: PaperData): SheetMarks {
  return {
    edition: `№ ${data.applicationNumber}, версия ${data.version}, сформировано ${data.madeAt}`,
    code: `Код ${data.code}`,
  };
}

/** The certificate itself, a sheet for the wall. */
export function renderCertificate(data: CertificateSheetData): Readable {
  return renderSheets(certificateTitle, [certificateSheet(data)], { edition: '' });
}

/** The memo of what to bring, where and until when, as a PDF of one page. */
export function renderReminder(data: ReminderData): Readable {
  return renderSheets(reminderTitle, [reminderSheet(data)], { edition: `Сформировано ${data.madeAt}` });
}

/** Tear-off slips, four to a page. Hundreds of them take seconds: between two pages everybody else of the server has a turn. */
export async function renderSlips(data: SlipSheetData): Promise<Buffer> {
  const { doc, root } = beginDocument(slipSheetTitle);
  const content = buffer(doc);
  const marks = { edition: `${data.place}, сделано ${data.madeAt}` };
  for (const step of drawSheet(doc, root, slipSheet(data), marks)) await setImmediate(step);
  endDocument(doc);
  return content;
}

/** Everything held about a family, as many pages as it needs. */
export function renderPersonalData(data: HeldData): Readable {
  return renderSheets(heldTitle, [personalDataSheet(data)], { edition: `Сформировано ${data.madeAt}` });
}

/** An act for each operator of personal data, as one PDF. */
export function renderDestructionActs(acts: readonly DestructionActData[]): Readable {
  return renderSheets(actTitle, acts.map(destructionActSheet), {
    edition: `Сформировано ${acts[0]?.madeAt ?? ''}`,
  });
}

function renderSheets(title: string, sheets: readonly Sheet[], marks: SheetMarks): Readable {
  const { doc, root } = beginDocument(title);
  for (const sheet of sheets) Array.from(drawSheet(doc, root, sheet, marks));
  endDocument(doc);
  return doc;
}

function beginDocument(title: string) {
  const doc = openDocument(title);
  const root = doc.struct('Document', {});
  doc.addStructure(root);
  return { doc, root };
}

function endDocument(doc: PDFKit.PDFDocument): void {
  for (const face of facesOf(doc).values()) face.finish();
  doc.end();
}

function openDocument(title: string): PDFKit.PDFDocument {
  return new PDFDocument({
    size: [paper.width, paper.height],
    margins: { left: paper.left, right: paper.right, top: paper.top, bottom: paper.bottom },
    autoFirstPage: false,
    // No default font: the standard ones have no Cyrillic and would be listed without being embedded.
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    subset: 'PDF/A-2a',
    lang: 'ru-RU',
    displayTitle: true,
    info: { Title: title, Creator: 'Сертификат дополнительного образования' },
  });
}
