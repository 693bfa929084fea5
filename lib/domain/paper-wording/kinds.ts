export const wordingKinds = {
  application: { title: 'Заявление', genitive: 'заявления', header: 'адресат заявления и имя заявителя' },
  consent: {
    title: 'Согласие на обработку персональных данных',
    genitive: 'согласия',
    header: 'оператор персональных данных и его адрес',
  },
} as const satisfies Record<string, { title: string; genitive: string; header: string }>;

export type WordingKind = keyof typeof wordingKinds;

export const allWordingKinds = Object.keys(wordingKinds) as WordingKind[];

export function isWordingKind(text: string): text is WordingKind {
  return Object.hasOwn(wordingKinds, text);
}

/** Who signs: a parent or guardian for the child, or a child of 14 or older in the first person. */
export const wordingSigners = { parent: 'родитель', child: 'ребёнок' } as const satisfies Record<
  string,
  string
>;

export type WordingSigner = keyof typeof wordingSigners;

export const allWordingSigners = Object.keys(wordingSigners) as WordingSigner[];
