/** Kinds of pictures a scan may come as, by what the content is. `extension` names the file when it is downloaded. */
export const scanMediaTypes = {
  'image/jpeg': { extension: 'jpg' },
  'image/png': { extension: 'png' },
  'image/gif': { extension: 'gif' },
} as const satisfies Record<string, { extension: string }>;

export type ScanMediaType = keyof typeof scanMediaTypes;

/** Largest scan, bytes, and how it is told to people. */
export const scanSizeLimit = 15 * 1024 * 1024;
export const scanSizeWords = '15 МБ';

/** Most pixels a picture may claim to have: a small file can unpack into gigabytes. */
export const scanPixelLimit = 40_000_000;

/** Longest side of a scan as it is kept, pixels. */
export const scanKeptSide = 2500;

/** Why a file is not taken and what to do instead. */
export const scanRefusals = {
  absent: 'Приложите скан или фотографию документа',
  empty: 'Файл пустой. Сфотографируйте документ ещё раз и выберите новый файл.',
  too_large: `Файл больше ${scanSizeWords}. Уменьшите фотографию или сделайте снимок с меньшим качеством.`,
  pdf: 'Файл PDF не подходит. Откройте его, сделайте снимок экрана или фотографию документа и приложите JPG или PNG.',
  heic: 'Формат HEIC не подходит. На iPhone выберите «Настройки → Камера → Форматы → Наиболее совместимый» и снимите документ ещё раз.',
  not_a_picture: 'Это не фотография и не скан. Подходят файлы JPG, JPEG, PNG и GIF.',
  too_many_pixels:
    'Снимок слишком большого размера. Снимите документ с меньшим разрешением: достаточно 12 мегапикселей.',
  unreadable: 'Файл не открывается как картинка, возможно, он повреждён. Сделайте снимок ещё раз.',
} as const satisfies Record<string, string>;

export type ScanRefusal = keyof typeof scanRefusals;

/**
 * What the form says when it came without a scan. In the place of a scan's id the page sends the name of the refusal
 * under which the chosen file was left behind, so that the form comes back with all its errors at once.
 */
export function missingScanSentence(instead: unknown): string {
  const refusal = (Object.keys(scanRefusals) as ScanRefusal[]).find((name) => name === instead);
  return scanRefusals[refusal ?? 'absent'];
}

/** Why a file that was all right did not reach the portal. */
export const scanSendingFaults = {
  connection:
    'Файл не отправился: нет связи. Проверьте интернет и нажмите «Повторить». Снимок и введённое останутся на странице.',
  unavailable:
    'Файл не отправился: портал сейчас его не принимает. Нажмите «Повторить» через минуту. Снимок и введённое останутся на странице.',
  signed_out:
    'Файл не отправился: сеанс закончился. Отправьте форму и войдите снова: введённое сохранится, а файл понадобится выбрать ещё раз.',
} as const satisfies Record<string, string>;

const megabytes = new Intl.NumberFormat('ru-RU', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Bytes for people: «2,4 МБ», with a no-break space; never less than 0,1. */
export function fileSizeWords(bytes: number): string {
  return `${megabytes.format(Math.max(bytes / 1024 / 1024, 0.1))}\u00a0МБ`;
}
