/** How wide a line may be, and how wide a space and a word are: all in one unit. */
type Ruler = { width: number; space: number; measure: (word: string) => number };

/**
 * Breaks a text into lines no wider than `width`. Lines end at ordinary spaces only, so that «II-ЛО» or a phone stays whole;
 * a word wider than a line is parted after its hyphens, or anywhere where it has none. Every line but the last
 * keeps its space, so that copied text does not run together.
 */
export function breakLines(text: string, ruler: Ruler): string[] {
  const { width, space, measure } = ruler;
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  for (const word of text.split(/ +/u)) {
    for (const [index, piece] of pieces(word, ruler).entries()) {
      const pieceWidth = measure(piece);
      const gap = index === 0 && line !== '' ? space : 0;
      if (line !== '' && lineWidth + gap + pieceWidth > width) {
        lines.push(index === 0 ? `${line} ` : line);
        line = piece;
        lineWidth = pieceWidth;
      } else {
        line += (gap > 0 ? ' ' : '') + piece;
        lineWidth += gap + pieceWidth;
      }
    }
  }
  return [...lines, line];
}

function pieces(word: string, { width, measure }: Ruler): string[] {
  if (measure(word) <= width) return [word];
  return word
    .split(/(?<=[-–—/])/u)
    .flatMap((part) => (measure(part) <= width ? [part] : lengths(part, { width, measure })));
}

/** The word cut into the longest starts that fit; every piece has at least one character. */
function lengths(word: string, { width, measure }: Pick<Ruler, 'width' | 'measure'>): string[] {
  const cut: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && measure(piece + character) > width) {
      cut.push(piece);
      piece = '';
    }
    piece += character;
  }
  return piece === '' ? cut : [...cut, piece];
}
