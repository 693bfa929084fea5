import jsQR from 'jsqr';

type Box = { left: number; top: number; right: number; bottom: number };

const pixelsInModule = 4;
const quietModules = 4;

/** Paints dark boxes into a white picture and reads the QR code they make; `module` is the side of one module. */
export function readQr(boxes: readonly Box[], module: number): string | null {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const scale = pixelsInModule / module;
  const margin = quietModules * pixelsInModule;
  const side = Math.round((right - left) * scale) + 2 * margin;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const box of boxes) {
    const rows = between((box.top - top) * scale + margin, (box.bottom - top) * scale + margin);
    const columns = between((box.left - left) * scale + margin, (box.right - left) * scale + margin);
    for (const row of rows) {
      for (const column of columns) pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    }
  }
  return jsQR(pixels, side, side)?.data ?? null;
}

function between(start: number, end: number): number[] {
  const first = Math.round(start);
  return Array.from({ length: Math.round(end) - first }, (_pixel, index) => first + index);
}
