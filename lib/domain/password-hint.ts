import { counted } from './plural';

/**
 * What the browser says beside a password while it is typed: by length and variety alone, the dictionary stays on the
 * server. Empty before anything is typed.
 */
export function passwordHint(typed: string, least: number): string {
  const characters = Array.from(typed.normalize('NFC'));
  const { length } = characters;
  if (length === 0) return '';
  if (length < least) return `Пока коротко: нужно ещё ${counted(least - length, 'знак', 'знака', 'знаков')}.`;
  if (new Set(characters).size < 6)
    return 'Длины хватает, но одни и те же знаки повторяются: добавьте других.';
  return length < least + 4
    ? 'Длины хватает. Ещё одно слово сделает пароль надёжнее.'
    : 'Длина хорошая. При сохранении проверим, не из распространённых ли он.';
}
