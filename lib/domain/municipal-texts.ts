/** Texts a municipality publishes, by what ends the address of the page on which they are written. */
export const municipalTextPages = {
  'legal-act': { kind: 'legal_act', title: 'Правовой акт муниципалитета' },
  'funding-rules': { kind: 'funding_rules', title: 'Правила персонифицированного финансирования' },
  notice: { kind: 'notice', title: 'Объявление' },
} as const satisfies Record<string, { kind: string; title: string }>;

export type MunicipalTextPage = keyof typeof municipalTextPages;

export function isMunicipalTextPage(text: string): text is MunicipalTextPage {
  return Object.hasOwn(municipalTextPages, text);
}

/** Paragraphs stand between empty lines: so every page shows them. */
export function paragraphsOf(body: string): string[] {
  return body.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
}
