/** Kinds of files a scan may come as, by what the content is. `extension` names the file when it is downloaded. */
export const scanMediaTypes = {
  'image/jpeg': { extension: 'jpg' },
  'image/png': { extension: 'png' },
  'image/gif': { extension: 'gif' },
  'application/pdf': { extension: 'pdf' },
} as const satisfies Record<string, { extension: string }>;

export type ScanMediaType = keyof typeof scanMediaTypes;

/** How the kinds are told to people. */
export const scanKindWords = 'JPG, JPEG, PNG, GIF и PDF';

/** Largest scan, bytes, and how it is told to people. */
export const scanSizeLimit = 15 * 1024 * 1024;
export const scanSizeWords = '15 МБ';

/** Most pixels a picture may claim to have: a small file can unpack into gigabytes. */
export const scanPixelLimit = 40_000_000;

/** Most pages of a PDF that becomes pictures: a document with every stamped page of a passport has fewer. */
export const scanPageLimit = 6;

/** Longest side of a scan as it is kept, pixels, and of its small picture for lists. */
export const scanKeptSide = 2500;
export const scanThumbnailSide = 320;

/** How long a file in which a virus was found is kept for whoever looks into it, days. */
export const quarantineDays = 30;

const tooManyPages = `В файле больше ${scanPageLimit} страниц. Оставьте только страницы документа или сфотографируйте их.`;

/** Why a file is not taken and what to do instead. */
export const scanRefusals = {
  absent: 'Приложите скан или фотографию документа',
  empty: 'Файл пустой. Сфотографируйте документ ещё раз и выберите новый файл.',
  too_large: `Файл больше ${scanSizeWords}. Уменьшите фотографию или сделайте снимок с меньшим качеством.`,
  heic: 'Формат HEIC не подходит. На iPhone выберите «Настройки → Камера → Форматы → Наиболее совместимый» и снимите документ ещё раз.',
  not_a_picture: `Это не фотография и не скан. Подходят файлы ${scanKindWords}.`,
  too_many_pixels:
    'Снимок слишком большого размера. Снимите документ с меньшим разрешением: достаточно 12 мегапикселей.',
  too_many_pages: tooManyPages,
  unreadable: 'Файл не открывается, возможно, он повреждён. Сделайте снимок ещё раз.',
  unavailable:
    'Файл не принят: хранилище файлов сейчас не отвечает. Отправьте его ещё раз через несколько минут. Введённое сохранено.',
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

/** What only opening a file shows: why there is no picture of it, said to the family, and what to do. */
export const scanFaults = {
  damaged: 'Файл повреждён или записан не полностью.',
  password:
    'Файл закрыт паролем, портал его не открывает. Сохраните документ без пароля или сфотографируйте его.',
  too_many_pages: tooManyPages,
  too_heavy: 'Файл слишком сложный, его не удалось превратить в картинку. Сфотографируйте документ.',
} as const satisfies Record<string, string>;

export type ScanFault = keyof typeof scanFaults;

/** The same, with what the check for viruses may find. */
export const scanTroubles = {
  ...scanFaults,
  infected:
    'В файле найдена вредоносная программа. Файл никому не показывается и будет уничтожен. Сфотографируйте документ телефоном, а устройство, с которого файл отправлен, проверьте антивирусом.',
} as const satisfies Record<string, string>;

export type ScanTrouble = keyof typeof scanTroubles;

export const scanStatuses = {
  received: { title: 'Обрабатывается' },
  ready: { title: 'Готов' },
  unreadable: { title: 'Не читается' },
  infected: { title: 'Не показывается: найдена вредоносная программа' },
} as const satisfies Record<string, { title: string }>;

export type ScanStatus = keyof typeof scanStatuses;

/** What is wrong with a sent file; null while it is all right. */
export function scanTroubleOf(scan: { status: ScanStatus; fault: ScanFault | null }): ScanTrouble | null {
  if (scan.status === 'infected') return 'infected';
  return scan.status === 'unreadable' ? (scan.fault ?? 'damaged') : null;
}

/** A few words for a tag or a title. */
export function scanTroubleState(trouble: ScanTrouble): string {
  return trouble === 'infected' ? 'Файл не прошёл проверку' : 'Скан не читается';
}

/** Where a picture of a scan is opened; `number` from 1. */
export function scanPageAddress(scanId: string, number = 1, size: 'full' | 'small' = 'full'): string {
  const query = new URLSearchParams({
    ...(number > 1 && { page: String(number) }),
    ...(size === 'small' && { size }),
  });
  return `/api/scans/${scanId}${query.size > 0 ? `?${query.toString()}` : ''}`;
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
