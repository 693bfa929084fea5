/** What pdfkit 0.20 and the font engine beneath it do, and their published types do not say yet. */
declare module 'fontkit' {
  export type FontGlyph = { id: number; advanceWidth: number; codePoints: readonly number[] };
  export type ParsedFont = {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly lineGap: number;
    readonly xHeight: number;
    readonly capHeight: number;
    readonly italicAngle: number;
    readonly bbox: { minX: number; minY: number; maxX: number; maxY: number };
    /** Code points the font has a glyph for. */
    readonly characterSet: readonly number[];
    glyphForCodePoint(codePoint: number): FontGlyph;
    getGlyph(id: number): FontGlyph;
    layout(
      text: string,
      features?: Readonly<Record<string, boolean>>,
    ): { glyphs: readonly FontGlyph[]; positions: readonly { xAdvance: number }[] };
  };
  export function create(bytes: Uint8Array): ParsedFont;
}

declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** Of a TH: which cells it heads. */
    scope?: 'Row' | 'Column';
    /** Of a Figure, in page coordinates: left, top, right, bottom. */
    bbox?: [number, number, number, number];
  }
}
