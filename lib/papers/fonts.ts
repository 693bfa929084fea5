import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type ParsedFont } from 'fontkit';

export type PaperFont = 'text' | 'strong' | 'label';

// Whole literal paths from the working directory: the bundler of the web server can then trace the files,
// and the same line works in the worker, where nothing is bundled.
const readers = {
  text: () =>
    readFileSync(
      join(process.cwd(), 'node_modules/@expo-google-fonts/pt-serif/400Regular/PTSerif_400Regular.ttf'),
    ),
  strong: () =>
    readFileSync(join(process.cwd(), 'node_modules/@expo-google-fonts/pt-serif/700Bold/PTSerif_700Bold.ttf')),
  label: () =>
    readFileSync(
      join(process.cwd(), 'node_modules/@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf'),
    ),
} as const satisfies Record<PaperFont, () => Uint8Array>;

const fontNames = ['text', 'strong', 'label'] as const satisfies readonly PaperFont[];

let parsedFonts: ReadonlyMap<PaperFont, ParsedFont> | null = null;

/** Parsing takes longer than drawing both papers, so it is done once per process. */
export function paperFonts(): ReadonlyMap<PaperFont, ParsedFont> {
  parsedFonts ??= new Map(fontNames.map((name) => [name, withKnownLetters(create(readers[name]()))]));
  return parsedFonts;
}

/**
 * A parsed font remembers each glyph with the letters it was first met with, and embedding one paper's glyphs meets the
 * parts of composite letters with none: in the next paper such a letter would be seen, but not copied, searched or read aloud.
 * So every glyph is met here first, ligatures before their one-character forms.
 */
function withKnownLetters(font: ParsedFont): ParsedFont {
  font.layout('fi fl');
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint);
  return font;
}
