import { formatSnils } from '@/lib/domain/snils';
import { unsealDocumentNumber, unsealPersonField } from '@/lib/platform/sealed-fields';
import { compareFeatures, type ComparedLine } from './compared-child';

type ComparedRow = Parameters<typeof compareFeatures>[0];

/** The same for whoever may open both records: numbers stand whole, to be held against the originals. */
export function compareOpenly(first: ComparedRow, second: ComparedRow): ComparedLine[] {
  const [ofFirst, ofSecond] = [numbersOf(first), numbersOf(second)];
  return compareFeatures(first, second).map((line) => ({
    ...line,
    first: ofFirst.get(line.term) ?? line.first,
    second: ofSecond.get(line.term) ?? line.second,
  }));
}

function numbersOf({ personId, person }: ComparedRow): ReadonlyMap<string, string> {
  const [document] = person.documents;
  const number = document && unsealDocumentNumber(document.id, document.numberSealed);
  const snils = unsealPersonField('snils', personId, person.snilsSealed);
  return new Map([
    ...(number ? [['Номер документа', `${number.series} ${number.number}`.trim()] as const] : []),
    ...(snils ? [['СНИЛС', formatSnils(snils)] as const] : []),
  ]);
}
