import { Refusal } from '@/lib/domain/refusal';
import { paperFonts } from '@/lib/papers/fonts/font-files';

/** Refuses signs the fonts of the papers do not have: they would be printed as question marks. */
export function requirePrintable(body: string): void {
  const fonts = [...paperFonts().values()];
  const strange = [...body].find(
    (sign) => !/\s/u.test(sign) && fonts.some(({ letters }) => !letters.has(sign.codePointAt(0) ?? 0)),
  );
  if (strange !== undefined) {
    throw new Refusal('invalid', `Знак «${strange}» напечатать нельзя: замените его`, 'body');
  }
}
