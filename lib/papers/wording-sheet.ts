import { wordingKinds, type WordingKind } from '@/lib/domain/paper-wording/kinds';
import {
  parseWording,
  partsFor,
  type WordingPart,
  type WordingPiece,
} from '@/lib/domain/paper-wording/parse';
import { keptWithNext, type Block } from '@/lib/papers/block';
import { factTable, type Fact, type HandwrittenPart } from '@/lib/papers/fact-table';
import { fieldValues, type FieldValues } from '@/lib/papers/field-values';
import { head, type AddressLine } from '@/lib/papers/head-block';
import { operatorSection } from '@/lib/papers/operator-section';
import type { PaperData } from '@/lib/papers/paper-data';
import type { Sheet } from '@/lib/papers/sheet';
import { signature } from '@/lib/papers/signature-blocks';
import { dashedItems, heading, numberedPoints, paragraph, title } from '@/lib/papers/text-blocks';

/**
 * A paper in a wording: what the wording says, and around it what no wording can drop: the code, whom it concerns, date,
 * signature and name in full, on the application the part the specialist fills in.
 */
export function wordingSheet(kind: WordingKind, body: string, data: PaperData): Sheet {
  const values = fieldValues(kind, data);
  const parts = partsFor(parsed(body), data.applicant ? 'parent' : 'child').filter((part) =>
    isSaid(part, values),
  );
  const blocks = [
    head(data, kind === 'application' ? addresseeLines(data) : operatorLines(data)),
    ...keptToSignature(runs(parts).flatMap((run) => blocksOf(run, kind, values))),
    signature((data.applicant ?? data.child).fullName),
    ...(kind === 'application' ? [operatorSection()] : []),
  ];
  return { name: sheetNames[kind], title: titleOf(parts, values) ?? wordingKinds[kind].title, blocks };
}

const sheetNames = { application: 'Заявление', consent: 'Согласие' } as const satisfies Record<
  WordingKind,
  string
>;

const known = new Map<string, readonly WordingPart[]>();
const mostKnown = 100;

/** Wordings are few and are read again for every paper. */
function parsed(body: string): readonly WordingPart[] {
  const before = known.get(body);
  if (before) return before;
  const { parts } = parseWording(body);
  if (known.size >= mostKnown) known.clear();
  known.set(body, parts);
  return parts;
}

/** What names only fields that are empty is left out with its words: «СНИЛС | {СНИЛС ребёнка}». */
function isSaid({ pieces }: WordingPart, values: FieldValues): boolean {
  const fields = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : piece.field));
  return fields.length === 0 || fields.some((field) => values[field] !== '');
}

/** Neighbours of one kind: they make one list, one table. */
function runs(parts: readonly WordingPart[]): WordingPart[][] {
  const result: WordingPart[][] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last && listOf(last[0]) === listOf(part) && listOf(part) !== null) last.push(part);
    else result.push([part]);
  }
  return result;
}

function listOf(part: WordingPart | undefined): 'table' | 'item' | 'point' | null {
  if (part?.kind === 'row' || part?.kind === 'more') return 'table';
  return part?.kind === 'item' || part?.kind === 'point' ? part.kind : null;
}

function blocksOf(run: readonly WordingPart[], kind: WordingKind, values: FieldValues): Block[] {
  const [first] = run;
  const texts = run.map(({ pieces }) => written(pieces, values));
  const [text = ''] = texts;
  switch (first?.kind) {
    case undefined:
      return [];
    case 'title':
      return [title(text)];
    case 'heading':
      return [heading(text)];
    case 'paragraph':
      return [paragraph(text)];
    case 'item':
      return dashedItems(texts);
    case 'point':
      return numberedPoints(texts);
    case 'row':
    case 'more':
      return factTable(kind === 'consent' ? numbered(factsOf(run, values)) : factsOf(run, values));
  }
}

function factsOf(run: readonly WordingPart[], values: FieldValues): Fact[] {
  const facts: { label: string; value: (string | HandwrittenPart)[]; strong: boolean }[] = [];
  for (const { kind, label, pieces } of run) {
    const last = facts.at(-1);
    if (kind === 'more' && last) last.value.push(valueOf(pieces, values));
    else facts.push({ label, value: [valueOf(pieces, values)], strong: namesSomebody(pieces) });
  }
  return facts;
}

/** The conditions of the consent are numbered, so that one can refer to them. */
function numbered(facts: readonly Fact[]): Fact[] {
  return facts.map((fact, index) => ({ ...fact, label: `${index + 1}. ${fact.label}` }));
}

function namesSomebody(pieces: readonly WordingPiece[]): boolean {
  return pieces.some((piece) => typeof piece !== 'string' && piece.field.startsWith('ФИО'));
}

/** A line for the pen stands for a whole paragraph of a table; elsewhere its words remain. */
function valueOf(pieces: readonly WordingPiece[], values: FieldValues): string | HandwrittenPart {
  const [only, ...more] = pieces;
  if (only !== undefined && typeof only !== 'string' && more.length === 0) return values[only.field];
  return written(pieces, values);
}

function written(pieces: readonly WordingPiece[], values: FieldValues): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const value = values[piece.field];
      return typeof value === 'string' ? value : value.writeByHand;
    })
    .join('');
}

function titleOf(parts: readonly WordingPart[], values: FieldValues): string | null {
  const part = parts.find(({ kind }) => kind === 'title');
  return part ? written(part.pieces, values) : null;
}

const undertakings = 3;

/** A signature alone on a page would sign nothing: the last of what is signed goes with it, of a short list all. */
function keptToSignature(blocks: readonly Block[]): Block[] {
  const listed = blocks.length - blocks.findLastIndex(({ ofList }) => ofList !== true) - 1;
  const kept = listed > 0 && listed <= undertakings ? listed : 1;
  return blocks.map((block, index) => (index >= blocks.length - kept ? keptWithNext(block) : block));
}

function addresseeLines(data: PaperData): AddressLine[] {
  return [
    { text: data.addressee, font: 'text' },
    { text: `Заявитель: ${(data.applicant ?? data.child).shortName}`, font: 'text' },
  ];
}

function operatorLines({ dataOperator }: PaperData): AddressLine[] {
  return [
    { text: 'Оператор персональных данных', font: 'label' },
    { text: dataOperator.name, font: 'text' },
    { text: dataOperator.address, font: 'text' },
  ];
}
