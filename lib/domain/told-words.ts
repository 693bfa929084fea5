/** Said before a change, where it is not known yet whether a letter goes out. */
export const willBeTold = 'Заявитель прочтёт об этом в кабинете, а если почта подтверждена, то и в письме.';

/**
 * Whether the family has been told, for whoever has just changed its record: a letter is promised only where one goes out.
 * @param what «что не так и что сделать»; null where the letter needs no description
 */
export function toldWords(what: string | null, mailed: boolean): string {
  if (mailed) return what === null ? 'Семье отправлено письмо.' : `Семье отправлено письмо: ${what}.`;
  const said = what === null ? 'Скажите семье сейчас' : `Скажите семье сейчас, ${what}`;
  return `Письмо не отправлено: подтверждённой почты нет. ${said}. В кабинете это тоже написано.`;
}
