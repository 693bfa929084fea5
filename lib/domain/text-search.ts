/** Equal for spellings people take for the same: case, ё/е; what is neither letter nor digit only parts words. */
function words(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Whether each word looked for begins a word of the text, in whatever order; nothing to look for is found in every text. */
export function hasEveryWord(text: string, lookedFor: string): boolean {
  const present = words(text);
  return words(lookedFor).every((word) => present.some((one) => one.startsWith(word)));
}
