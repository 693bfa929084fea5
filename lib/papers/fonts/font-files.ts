import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { LetterSet } from '@/lib/papers/fonts/letter-set';
import { Letters } from '@/lib/papers/fonts/letters';
import { GlyphTable } from '@/lib/papers/fonts/glyph-table';

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

/** A font as it is kept for all papers of the process: what its letters look like, and how they stand beside each other. */
export type LoadedFont = { letters: Letters; glyphs: GlyphTable; common: LetterSet };

let loaded: ReadonlyMap<PaperFont, LoadedFont> | null = null;

/** Reading, parsing and packing takes longer than drawing both papers, so it is done once per process. */
export function paperFonts(): ReadonlyMap<PaperFont, LoadedFont> {
  loaded ??= new Map(fontNames.map((name) => [name, load(readers[name](), commonLetters[name])]));
  return loaded;
}

const russian = 'абвгдежзийклмнопрстуфхцчшщъыьэюяё';
const always = `${russian}${russian.toUpperCase()}0123456789 \u00a0.,:;()«»—–-№/_`;

/** What nearly every paper shows; Latin letters stand in addresses of e-mail and in series of birth certificates. */
const commonLetters = {
  text: `${always}abcdefghijklmnopqrstuvwxyzIVXLC@+`,
  strong: always,
  label: always,
} as const satisfies Record<PaperFont, string>;

function load(bytes: Buffer, common: string): LoadedFont {
  const letters = new Letters(create(bytes));
  const set = LetterSet.emptyOf(letters);
  for (const letter of letters.set(common)) if (set.codeOf(letter.glyph) === undefined) set.add(letter);
  return { letters, glyphs: new GlyphTable(bytes), common: set };
}
