/** Words that say what kind of place it is, not which one. */
const kindsOfPlace = new Set(
  'г гор город пгт п пос поселок рп с село д дер деревня район р-н городской муниципальный округ го мо'.split(
    ' ',
  ),
);

/** From here to the next comma an address names a street, and streets are named after towns. */
const street = new Set(
  'ул улица пр пр-т пр-кт проспект пер переулок б-р бул бульвар ш шоссе пл площадь мкр микрорайон наб набережная проезд тракт'.split(
    ' ',
  ),
);

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}-]+/gu) ?? []
  );
}

function places(address: string): string[][] {
  return address.split(/[,;]/).map((part) => {
    const words = wordsOf(part);
    const at = words.findIndex((word) => street.has(word));
    return at < 0 ? words : words.slice(0, at);
  });
}

function names(address: string, town: string): boolean {
  const own = wordsOf(town).filter((word) => !kindsOfPlace.has(word));
  return (
    own.length > 0 &&
    places(address).some((words) =>
      words.some((_, at) => own.every((word, offset) => words[at + offset] === word)),
    )
  );
}

/**
 * Which of the other municipalities an address names, by its short name («г. Киселёвск»); null where the own one is named,
 * too, or none is. A village is in no list: silence proves nothing.
 */
export function townNamedElsewhere<Town extends { name: string }>(
  address: string,
  own: string,
  others: readonly Town[],
): Town | null {
  if (names(address, own)) return null;
  return others.find(({ name }) => names(address, name)) ?? null;
}
