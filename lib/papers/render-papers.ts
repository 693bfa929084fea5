import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { applicationSheet, applicationTitle } from '@/lib/papers/application-sheet';
import { consentSheet } from '@/lib/papers/consent-sheet';
import { actTitle, destructionActSheet, type DestructionActData } from '@/lib/papers/destruction-act-sheet';
import { paperFonts } from '@/lib/papers/fonts';
import type { PaperData } from '@/lib/papers/paper-data';
import { paper } from '@/lib/papers/pen';
import { heldTitle, personalDataSheet, type HeldData } from '@/lib/papers/personal-data-sheet';
import { reminderSheet, reminderTitle, type ReminderData } from '@/lib/papers/reminder-sheet';
import { drawSheet, type Sheet, type SheetMarks } from '@/lib/papers/sheet';
import { slipSheet, slipSheetTitle, type SlipSheetData } from '@/lib/papers/slip-sheet';

/** The application and the consent as one PDF, ready to be piped out. Throws before the first byte, never in the middle. */
export function renderPapers(data: PaperData): Readable {
  return renderFamilyPapers([data]);
}

/** The same for several children of one family: their papers follow one another, each with its own number, code and pages. */
export function renderFamilyPapers(family: readonly PaperData[]): Readable {
  const [first] = family;
  const title = first && family.length === 1 ? applicationTitle(first) : 'Заявления и согласия семьи';
  const { doc, root } = beginDocument(title);
  for (const data of family) {
    const marks = {
      edition: `№ ${data.applicationNumber}, версия ${data.version}, сформировано ${data.madeAt}`,
      code: `Код ${data.code}`,
    };
    for (const sheet of [applicationSheet(data), consentSheet(data)]) {
      Array.from(drawSheet(doc, root, sheet, marks));
    }
  }
  doc.end();
  return doc;
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
  doc.end();
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
  doc.end();
  return doc;
}

function beginDocument(title: string) {
  const doc = openDocument(title);
  for (const [name, parsed] of paperFonts()) doc.registerFont(name, parsed);
  const root = doc.struct('Document', {});
  doc.addStructure(root);
  return { doc, root };
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
    lang: 'ru-RU',
    displayTitle: true,
    info: { Title: title, Creator: 'Сертификат дополнительного образования' },
  });
}
