import type { Block } from '@/lib/papers/block';
import { textHeight, type TextStyle } from '@/lib/papers/measure';
import {
  artifact,
  contentHeight,
  contentWidth,
  drawText,
  millimetres,
  paper,
  tagged,
  type Pen,
} from '@/lib/papers/pen';
import { qrMatrix, qrRectangles } from '@/lib/papers/qr-code';
import type { Sheet } from '@/lib/papers/sheet';

/** A slip as it is printed, all of it formatted for people already. */
export type SlipData = {
  recipient: string;
  /** «Соколова Алиса, 2 «Б»», a line each; empty on a slip of the child's own. */
  children: readonly string[];
  login: string;
  /** In groups: K7M4X-2PHT9-6ACE3. */
  code: string;
  /** 20.01.2027 */
  lastDay: string;
  /** What the QR code says: the sign-in page with login and code behind its address. */
  link: string;
};

export type SlipSheetData = {
  /** 20.06.2019 10:11 */
  madeAt: string;
  /** Short name of the institution that hands them out. */
  place: string;
  /** Address of the sign-in page as people type it. */
  address: string;
  slips: readonly SlipData[];
};

export const slipSheetTitle = 'Листки для входа в личный кабинет';
const portal = 'Сертификат дополнительного образования: вход в личный кабинет';

export const slipsOnPage = 4;
const slipHeight = contentHeight / slipsOnPage;
const inset = millimetres(3.5);
const qrSide = millimetres(34);
const gap = millimetres(5);
const leftWidth = contentWidth - qrSide - gap;
const qrX = paper.left + contentWidth - qrSide;

export function slipSheet(data: SlipSheetData): Sheet {
  return {
    name: 'Листки для входа',
    title: slipSheetTitle,
    blocks: data.slips.map((slip) => slipBlock(slip, data)),
  };
}

/** Four to a page, all of one height, so that a pile of pages is cut at once. */
function slipBlock(slip: SlipData, { address }: SlipSheetData): Block {
  return {
    gap: 0,
    height: () => slipHeight,
    draw: (pen, y) => {
      drawCutLine(pen, y);
      drawCutLine(pen, y + slipHeight);
      drawQr(pen, slip, y + inset);
      drawLines(pen, slip, address, y + inset);
    },
  };
}

type Line = { text: string; style: TextStyle; gap: number };

const small = { font: 'label', size: 8.5 } as const satisfies TextStyle;

/** What is written on a slip, from top to bottom; the names are as long as they are, so their size varies. */
function linesOf(slip: SlipData, children: readonly string[], address: string, size: number): Line[] {
  const { recipient, login, code, lastDay } = slip;
  return [
    { text: portal, style: small, gap: 0 },
    { text: recipient, style: { font: 'strong', size }, gap: 3 },
    ...children.map((child) => ({
      text: child,
      style: { ...small, size: Math.min(small.size, size) },
      gap: 0.5,
    })),
    { text: `Логин: ${login}`, style: { font: 'strong', size: 15 }, gap: 5 },
    { text: `Первый пароль, действует до ${lastDay} включительно:`, style: small, gap: 4 },
    { text: code, style: { font: 'strong', size: 21 }, gap: -1 },
    { text: `1. Наведите камеру телефона на квадрат справа или откройте ${address}`, style: small, gap: 6 },
    {
      text: '2. Введите логин и первый пароль. Язык клавиатуры, большие и маленькие буквы не важны.',
      style: small,
      gap: 0.5,
    },
    { text: '3. Придумайте свой пароль. После этого листок больше не нужен.', style: small, gap: 0.5 },
  ];
}

const nameSizes = [12, 11, 10, 9, 8, 7, 6] as const;

function drawLines(pen: Pen, slip: SlipData, address: string, top: number): void {
  let y = top;
  for (const line of fittingLines(pen, slip, address)) {
    const at = y + line.gap;
    tagged(pen.section, pen.doc, 'P', () =>
      drawText(pen.doc, line.text, line.style, { x: paper.left, y: at, width: leftWidth }),
    );
    y = at + textHeight(pen.doc, line.text, line.style, leftWidth);
  }
}

/** Long names are printed smaller; of more children than fit the rest is counted. */
function fittingLines(pen: Pen, slip: SlipData, address: string): Line[] {
  const { children } = slip;
  const room = slipHeight - 2 * inset;
  const smaller = nameSizes.map((size) => linesOf(slip, children, address, size));
  const fewer = children.map((_child, left) => {
    const shown = children.slice(0, children.length - 1 - left);
    const rest = shown.length === 0 ? `Детей: ${children.length}` : `и ещё ${children.length - shown.length}`;
    return linesOf(slip, [...shown, rest], address, 7);
  });
  const fits = (lines: readonly Line[]) => heightOf(pen, lines) <= room;
  return [...smaller, ...fewer].find(fits) ?? linesOf(slip, [], address, 6);
}

function heightOf(pen: Pen, lines: readonly Line[]): number {
  return lines.reduce(
    (sum, { text, style, gap: above }) => sum + above + textHeight(pen.doc, text, style, leftWidth),
    0,
  );
}

function drawQr({ doc, section }: Pen, { link }: SlipData, y: number): void {
  const draw = () => {
    for (const part of qrRectangles(qrMatrix(link), qrSide)) {
      doc.rect(qrX + part.x, y + part.y, part.width, part.height);
    }
    doc.fill();
  };
  const bbox = [qrX, y, qrX + qrSide, y + qrSide] satisfies [number, number, number, number];
  tagged(section, doc, 'Figure', draw, {
    alt: 'QR-код: открывает страницу входа с этими логином и паролем',
    bbox,
  });
}

function drawCutLine({ doc }: Pen, y: number): void {
  artifact(doc, () => {
    doc.lineWidth(0.6).dash(4, { space: 3 }).moveTo(0, y).lineTo(paper.width, y).stroke().undash();
  });
}
