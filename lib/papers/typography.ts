/** Words that must not stay alone at the end of a line. */
const boundToNext =
  /(?<=^|[\s(«])(а|в|и|к|о|с|у|на|не|по|за|от|до|из|об|со|№|г\.|ул\.|д\.|кв\.|ст\.|ч\.) (?=\S)/giu;
const boundToNumber = /(?<=\d) (?=(?:рабочих|дней|лет|года?|г\.)(?:[\s.,;]|$))/gu;
const aside = /\(при наличии\)/gu;
/** Spaces of a width the fonts do not have. */
const rareSpaces = /[\u2000-\u200a\u202f\u205f\u3000]/gu;
const invisible = /\p{Cf}/gu;
const controls = /\p{Cc}+/gu;

/** Text as the papers print it: nothing the fonts cannot show, short words kept with the next one. */
export function typeset(text: string): string {
  return text
    .replace(invisible, '')
    .replace(controls, ' ')
    .replace(rareSpaces, '\u00a0')
    .trim()
    .replace(boundToNext, '$1\u00a0')
    .replace(boundToNumber, '\u00a0')
    .replace(aside, '(при\u00a0наличии)');
}
