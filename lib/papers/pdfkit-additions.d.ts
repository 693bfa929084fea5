/** What pdfkit 0.20 and the font engine beneath it do, and their published types do not say yet. */
declare module 'fontkit' {
  export type ParsedFont = {
    readonly postscriptName: string;
    /** Code points the font has a glyph for. */
    readonly characterSet: readonly number[];
    glyphForCodePoint(codePoint: number): unknown;
    layout(text: string): unknown;
  };
  export function create(bytes: Uint8Array): ParsedFont;
}

declare namespace PDFKit.Mixins {
  interface PDFFont {
    registerFont(name: string, parsed: import('fontkit').ParsedFont): this;
  }
  interface StructureElementOptions {
    /** Of a TH: which cells it heads. */
    scope?: 'Row' | 'Column';
    /** Of a Figure, in page coordinates: left, top, right, bottom. */
    bbox?: [number, number, number, number];
  }
}
