/** Words in Latin letters that Russian sentences of the portal use: formats and names of things. */
const known =
  /^(JPE?G|PNG|GIF|PDF|IMG|HTML|CSV|XLSX?|Excel|JSON|QR|ivanova|example|ru|com|I+|[IVXLC]+-[А-Я]{2}|III|VII|VIII)$/i;

/** Words of a sentence that are not Russian; what stands in «quotes» is somebody's own text. */
export function foreignWords(sentence: string): string[] {
  const words = sentence.replace(/«[^»]*»/g, '').match(/[A-Za-z]{3,}/g) ?? [];
  return words.filter((word) => !known.test(word));
}

/** True for a sentence to a person: Russian words and nothing left in English. */
export function isRussian(sentence: string): boolean {
  return /[а-яё]{3,}/i.test(sentence) && foreignWords(sentence).length === 0;
}

/** What a person reads of a page. */
export function readable(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#?\w+;/g, ' ');
}
