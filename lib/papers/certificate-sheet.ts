import type { Block } from '@/lib/papers/block';
import {
  drawFrame,
  drawKite,
  drawNumberGround,
  drawOrnament,
  drawQrGround,
  inks,
} from '@/lib/papers/certificate-ornament';
import { textHeight, type TextStyle } from '@/lib/papers/measure';
import { contentHeight, drawText, millimetres, paper, tagged, type Pen } from '@/lib/papers/pen';
import { qrMatrix, qrRectangles } from '@/lib/papers/qr-code';
import type { Sheet } from '@/lib/papers/sheet';

/** What the sheet for the wall says, formatted for people. No document's number is on it. */
export type CertificateSheetData = {
  /** Grouped: 42 07 000 002. */
  number: string;
  /** The surname has a line of its own: no name is parted from its patronymic by chance. */
  childName: { surname: string; others: string };
  municipality: string;
  group: string;
  /** 20.06.2019 */
  validFrom: string;
  /** The 18th birthday. */
  validUntil: string;
  /** Where the number is used, or the portal: what the QR code opens, nothing personal in it. */
  address: string;
  leadsToNavigator: boolean;
};

export const certificateTitle = 'Сертификат дополнительного образования';

export function certificateSheet(data: CertificateSheetData): Sheet {
  return { name: 'Сертификат', title: certificateTitle, size: 11, bare: true, blocks: [face(data)] };
}

const inner = { x: paper.left + millimetres(8), width: paper.width - 2 * (paper.left + millimetres(8)) };
const qrSide = millimetres(30);
/** The caption of the code may be wider than the code. */
const captionRoom = millimetres(5);

/** One block of the whole page: everything stands in the middle of the paper, not of its margins. */
function face(data: CertificateSheetData): Block {
  return {
    gap: 0,
    height: () => contentHeight,
    draw: (pen) => {
      drawFrame(pen.doc);
      drawKite(pen.doc, { x: paper.width / 2, y: millimetres(27), height: millimetres(27) });
      let y = millimetres(61);
      y = drawLine(pen, 'H1', 'Сертификат', { font: 'strong', size: 40 }, y, inks.brand);
      y = drawLine(pen, 'P', 'дополнительного образования', { font: 'text', size: 19 }, y - 4, inks.brand);
      drawOrnament(pen.doc, y + millimetres(6));
      y = drawLine(pen, 'P', 'выдан', { font: 'label', size: 12 }, y + millimetres(12), inks.soft);
      y = drawName(pen, data.childName, y + 2);
      y = drawNumber(pen, data.number, y + millimetres(8));
      drawFacts(pen, factsOf(data), y);
      drawFoot(pen, data);
    },
  };
}

function drawLine(pen: Pen, tag: string, text: string, style: TextStyle, y: number, ink: string): number {
  const centred = { ...style, align: 'center' } as const;
  tagged(pen.section, pen.doc, tag, () =>
    inInk(pen, ink, () => drawText(pen.doc, text, centred, { ...inner, y })),
  );
  return y + textHeight(pen.doc, text, centred, inner.width);
}

function inInk({ doc }: Pen, ink: string, draw: () => void): void {
  doc.fillColor(ink);
  draw();
  doc.fillColor(inks.black);
}

const nameSizes = [32, 28, 24, 20, 17, 14, 12, 10.5] as const;
const nameRoom = millimetres(32);

/** As large as the name allows: two lines of most names, more and smaller ones of the longest. */
function drawName(pen: Pen, { surname, others }: CertificateSheetData['childName'], top: number): number {
  const lines = [surname, others].filter((line) => line !== '');
  const height = (size: number) =>
    lines.reduce((sum, line) => sum + textHeight(pen.doc, line, { font: 'strong', size }, inner.width), 0);
  const style = { font: 'strong', size: nameSizes.find((size) => height(size) <= nameRoom) ?? 9 } as const;
  return lines.reduce((y, line) => drawLine(pen, 'P', line, style, y, inks.black), top);
}

const numberHeight = millimetres(26);

function drawNumber(pen: Pen, number: string, y: number): number {
  drawNumberGround(pen.doc, { ...inner, y, height: numberHeight });
  const label = drawLine(pen, 'P', 'Номер сертификата', { font: 'label', size: 11 }, y + 9, inks.soft);
  drawLine(pen, 'P', number, { font: 'strong', size: 38 }, label - 3, inks.brand);
  return y + numberHeight;
}

type SheetFact = { label: string; value: string };

function factsOf(data: CertificateSheetData): SheetFact[] {
  return [
    { label: 'Муниципалитет', value: data.municipality },
    { label: 'Категория детей', value: data.group },
    { label: 'Действует', value: `с ${data.validFrom} до ${data.validUntil} (день 18-летия)` },
  ];
}

const labelWidth = millimetres(40);
const factSizes = [16, 15, 14, 13, 12, 11, 10, 9, 8] as const;
const footTop = paper.height - millimetres(65);
const factGap = 0.6;

/** In the middle of what is left between the number above them and the foot. */
function drawFacts(pen: Pen, facts: readonly SheetFact[], above: number): void {
  const value = { x: inner.x + labelWidth, width: inner.width - labelWidth };
  const heightOf = (text: string, size: number) =>
    textHeight(pen.doc, text, { font: 'text', size }, value.width);
  const whole = (size: number) =>
    facts.reduce((sum, fact) => sum + heightOf(fact.value, size), 0) + (facts.length - 1) * size * factGap;
  const [top, bottom] = [above + millimetres(6), footTop - millimetres(11)];
  const size = factSizes.find((one) => whole(one) <= bottom - top) ?? 7;
  let y = top + Math.max(0, bottom - top - whole(size)) / 2;
  for (const fact of facts) {
    const at = y;
    const label = { font: 'label', size: size * 0.86 } as const;
    tagged(pen.section, pen.doc, 'P', () => {
      inInk(pen, inks.soft, () =>
        drawText(pen.doc, fact.label, label, { x: inner.x, y: at + size * 0.15, width: labelWidth }),
      );
      drawText(pen.doc, fact.value, { font: 'text', size }, { ...value, y: at });
    });
    y += heightOf(fact.value, size) + size * factGap;
  }
}

function drawFoot(pen: Pen, { address, leadsToNavigator }: CertificateSheetData): void {
  const { doc, section } = pen;
  const y = footTop;
  const bbox = [inner.x, y, inner.x + qrSide, y + qrSide] satisfies [number, number, number, number];
  drawQrGround(doc, { x: inner.x, y, width: qrSide, height: qrSide });
  const draw = () => {
    for (const part of qrRectangles(qrMatrix(address), qrSide)) {
      doc.rect(inner.x + part.x, y + part.y, part.width, part.height);
    }
    doc.fill(inks.black);
  };
  tagged(section, doc, 'Figure', draw, { alt: `QR-код: открывает ${address}`, bbox });
  const caption = leadsToNavigator ? 'Код откроет Навигатор' : 'Код откроет портал';
  const small = { font: 'label', size: 9, align: 'center' } as const;
  const under = { x: inner.x - captionRoom, y: y + qrSide + 4, width: qrSide + 2 * captionRoom };
  tagged(section, doc, 'P', () => inInk(pen, inks.soft, () => drawText(doc, caption, small, under)));
  const words = leadsToNavigator
    ? 'По этому номеру записывают в кружки и секции. Откройте Навигатор, выберите программу и укажите номер при записи.'
    : 'По этому номеру записывают в кружки и секции: назовите его при записи.';
  const box = { x: inner.x + qrSide + millimetres(7), width: inner.width - qrSide - millimetres(7) };
  const style = { font: 'text', size: 12 } as const;
  tagged(section, doc, 'P', () => drawText(doc, words, style, { ...box, y: y + 6 }));
  const below = y + 6 + textHeight(doc, words, style, box.width) + 5;
  tagged(section, doc, 'P', () =>
    inInk(pen, inks.brand, () => drawText(doc, address, { ...style, font: 'strong' }, { ...box, y: below })),
  );
}
