const cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

const latinOf = new Map(Array.from(cyrillic, (letter, at) => [letter, latin.charAt(at)]));

/** What the keys of Russian letters write in the Latin layout: «пароль» is «gfhjkm». Everything else stays. */
export function inLatinLayout(text: string): string {
  return Array.from(text, (letter) => {
    const small = letter.toLowerCase();
    const key = latinOf.get(small);
    if (key === undefined) return letter;
    return small === letter ? key : key.toUpperCase();
  }).join('');
}
