import { findWordingField, type WordingField } from './fields';
import { allWordingSigners, wordingSigners, type WordingSigner } from './kinds';

export type WordingPiece = string | { field: WordingField };

type PartKind = 'title' | 'heading' | 'paragraph' | 'item' | 'point' | 'row' | 'more';

/** A line of a wording. `row` has a label beside its text, `more` is one more paragraph of the row above. */
export type WordingPart = {
  kind: PartKind;
  label: string;
  pieces: readonly WordingPiece[];
  /** Printed only where this one signs; `null` means always. */
  only: WordingSigner | null;
};

export const wordingLimits = { body: 12_000, line: 1000, fieldsOfLine: 8 } as const;

type Parsed = { parts: WordingPart[]; faults: string[] };

/**
 * The text format of a wording, a line a paragraph: «# » title, «## » heading, «- » item, «1. » numbered point,
 * «Подпись | текст» row of the table, «| текст» another paragraph of that row, anything else a paragraph. A line may begin
 * with [родитель] or [ребёнок]: then it is printed for that signer only. Faults are sentences for the person who wrote it.
 */
export function parseWording(body: string): Parsed {
  const parts: WordingPart[] = [];
  const faults: string[] = [];
  body.split(/\r\n|\r|\n/u).forEach((raw) => {
    const line = raw.trim();
    if (line === '') return;
    const fault = (words: string) => faults.push(`Строка «${beginningOf(line)}»: ${words}`);
    if (line.length > wordingLimits.line) {
      fault(`длиннее ${wordingLimits.line} знаков, разделите её на абзацы`);
    }
    const part = parsePart(line, fault);
    if (part.kind === 'more' && !isOfRow(parts.at(-1))) {
      fault('«|» в начале продолжает строку таблицы, а перед ней таблицы нет');
    }
    parts.push(part);
  });
  return { parts, faults };
}

/** Lines of the text have no numbers and are wrapped: a fault is found again by how its line begins. */
function beginningOf(line: string): string {
  return line.length > quotedLength ? `${line.slice(0, quotedLength).trimEnd()}…` : line;
}

const quotedLength = 40;

const isOfRow = (part: WordingPart | undefined) => part?.kind === 'row' || part?.kind === 'more';

type Fault = (words: string) => void;

function parsePart(line: string, fault: Fault): WordingPart {
  const { only, rest } = takeCondition(line, fault);
  const { kind, label, text } = takeMark(rest);
  if (text === '') fault('после знака разметки нет текста');
  if (/[{}]/u.test(label)) fault('название строки таблицы не может быть полем');
  const pieces = piecesOf(text, fault);
  if (pieces.filter((piece) => typeof piece !== 'string').length > wordingLimits.fieldsOfLine) {
    fault(`больше ${wordingLimits.fieldsOfLine} полей, разделите её на абзацы`);
  }
  return { kind, label, pieces, only };
}

function takeCondition(line: string, fault: Fault): { only: WordingSigner | null; rest: string } {
  const found = /^\[(?<name>[^\]]*)\]\s*(?<rest>.*)$/u.exec(line)?.groups;
  if (!found) return { only: null, rest: line };
  const name = (found.name ?? '').trim().toLowerCase().replaceAll('ё', 'е');
  const only =
    allWordingSigners.find((signer) => wordingSigners[signer].replaceAll('ё', 'е') === name) ?? null;
  if (!only) fault(`условия «[${found.name ?? ''}]» нет, есть [родитель] и [ребёнок]`);
  return { only, rest: found.rest ?? '' };
}

function takeMark(line: string): { kind: PartKind; label: string; text: string } {
  const marked = /^(?<mark>##|#|-|\d{1,2}[.)]|\|)(?:\s+|$)(?<text>.*)$/u.exec(line)?.groups;
  if (marked) return { kind: kindOfMark(marked.mark ?? ''), label: '', text: marked.text ?? '' };
  const bar = line.indexOf('|');
  if (bar > 0) return { kind: 'row', label: line.slice(0, bar).trim(), text: line.slice(bar + 1).trim() };
  return { kind: 'paragraph', label: '', text: line };
}

function kindOfMark(mark: string): PartKind {
  const marks: Readonly<Record<string, PartKind>> = {
    '##': 'heading',
    '#': 'title',
    '-': 'item',
    '|': 'more',
  };
  return marks[mark] ?? 'point';
}

function piecesOf(text: string, fault: Fault): WordingPiece[] {
  return text.split(/(\{[^{}]*\})/u).flatMap((piece): WordingPiece[] => {
    if (piece === '') return [];
    if (!/^\{[^{}]*\}$/u.test(piece)) {
      if (/[{}]/u.test(piece)) fault('скобка {…} не закрыта или стоит одна');
      return [piece];
    }
    const field = findWordingField(piece.slice(1, -1));
    if (!field) fault(`поля ${piece} нет в списке`);
    return field ? [{ field }] : [piece];
  });
}

/** What is printed where this one signs. */
export function partsFor(parts: readonly WordingPart[], signer: WordingSigner): WordingPart[] {
  return parts.filter(({ only }) => only === null || only === signer);
}

export function fieldsIn(parts: readonly WordingPart[]): Set<WordingField> {
  return new Set(
    parts.flatMap(({ pieces }) => pieces.flatMap((piece) => (typeof piece === 'string' ? [] : piece.field))),
  );
}
