import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { inLatinLayout } from '@/lib/domain/keyboard-layout';

/** Words of this country and this portal that lists made elsewhere do not know. Small letters, ё as е. */
const russianWords = `
пароль секрет любовь люблю солнце солнышко зайка зайчик котенок кошка собака мама папа мамочка сыночек доченька семья
дети ребенок счастье привет россия москва сибирь кузбасс кемерово новокузнецк киселевск краснобродский прокопьевск
сертификат навигатор кабинет портал образование школа садик детсад кружок заявление родитель админ администратор
специалист оператор логин вход войти доступ временный январь февраль март апрель июнь июль август сентябрь октябрь
ноябрь декабрь понедельник вторник среда четверг пятница суббота воскресенье александр александра алексей анастасия
андрей анна артем валентина виктор виктория владимир галина дарья дмитрий евгений евгения екатерина елена иван ирина
кирилл ксения людмила максим мария марина михаил наталья наташа никита николай олег ольга павел роман светлана сергей
татьяна юлия иванов иванова петров петрова спартак зенит динамо победа березка ромашка
`
  .trim()
  .split(/\s+/);

/** Guesses as a power of ten below which a password is found at leisure: the scale's «somewhat guessable». */
const fewestGuesses = 8;

/** Longer ones are looked at by their beginning: the look grows with the square of the length. */
const longestLook = 48;

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Half a megabyte of words, loaded when the first password is chosen and not with every page. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const russian = russianWords.flatMap((word) => [word, inLatinLayout(word)]);
  return new ZxcvbnFactory({
    dictionary: { ...dictionary, russian },
    graphs: adjacencyGraphs,
    maxLength: longestLook,
  });
}

/**
 * True for a password of the common and breached lists, of neighbouring keys, repeats and dates, in either layout of
 * the keyboard. Nothing leaves the server. `personal`: words that whoever knows the person would try first.
 */
export async function isGuessable(password: string, personal: readonly string[]): Promise<boolean> {
  estimator ??= load();
  const factory = await estimator;
  const spellings = new Set([password, inLatinLayout(password)].map((text) => text.replaceAll('ё', 'е')));
  return [...spellings].some((text) => factory.check(text, [...personal]).guessesLog10 < fewestGuesses);
}
