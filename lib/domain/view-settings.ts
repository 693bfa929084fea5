/**
 * «Версия для слабовидящих» (GOST R 52872-2019): what may be chosen and how it is said. The words of the settings bar and
 * of the page of settings are these.
 */
export const viewSettings = {
  size: {
    title: 'Размер букв',
    options: { '100': 'обычный', '150': 'крупный', '200': 'очень крупный' },
  },
  colours: {
    title: 'Цвета',
    options: {
      'black-on-white': 'чёрным по белому',
      'white-on-black': 'белым по чёрному',
      'blue-on-sky': 'тёмно-синим по голубому',
    },
  },
  spacing: {
    title: 'Расстояние между буквами',
    options: { normal: 'обычное', wide: 'увеличенное' },
  },
  pictures: {
    title: 'Картинки',
    options: { shown: 'показывать', hidden: 'не показывать' },
  },
} as const satisfies Record<string, { title: string; options: Readonly<Record<string, string>> }>;

type Settings = typeof viewSettings;
export type ViewSetting = keyof Settings;
export type ViewSettings = { [Name in ViewSetting]: keyof Settings[Name]['options'] };

/** What «Версия для слабовидящих» begins with: the press must be seen to have done something. */
export const firstView: ViewSettings = {
  size: '150',
  colours: 'black-on-white',
  spacing: 'normal',
  pictures: 'shown',
};

export const viewSettingNames = Object.keys(viewSettings) as ViewSetting[];

function isOption<Name extends ViewSetting>(name: Name, value: string): value is ViewSettings[Name] {
  return Object.hasOwn(viewSettings[name].options, value);
}

/** The settings a cookie holds; null for the ordinary version and for anything that is no cookie of ours. */
export function readViewSettings(cookie: string | undefined): ViewSettings | null {
  const [size = '', colours = '', spacing = '', pictures = '', ...rest] = cookie?.split('.') ?? [];
  const whole =
    rest.length === 0 &&
    isOption('size', size) &&
    isOption('colours', colours) &&
    isOption('spacing', spacing) &&
    isOption('pictures', pictures);
  return whole ? { size, colours, spacing, pictures } : null;
}

/** The value of the cookie: nothing but the choices, «150.black-on-white.normal.shown». */
export function writeViewSettings({ size, colours, spacing, pictures }: ViewSettings): string {
  return [size, colours, spacing, pictures].join('.');
}

/**
 * The settings after a form: `turn` switches the version on or off, each setting that was sent is changed and the others
 * stay. Whoever changes a setting has the version on. Unknown words change nothing.
 */
export function changeView(
  current: ViewSettings | null,
  sent: Readonly<Record<string, string>>,
): ViewSettings | null {
  if (sent.turn === 'off') return null;
  const next = { ...(current ?? firstView) };
  let known = sent.turn === 'on';
  const take = <Name extends ViewSetting>(name: Name) => {
    const value = sent[name];
    if (value === undefined || !isOption(name, value)) return;
    next[name] = value;
    known = true;
  };
  viewSettingNames.forEach(take);
  return known ? next : current;
}

/** The attributes of `<html>` by which the style sheet knows the settings; none for the ordinary version. */
export function viewAttributes(settings: ViewSettings | null): Readonly<Record<string, string>> {
  if (!settings) return {};
  return Object.fromEntries(viewSettingNames.map((name) => [`data-view-${name}`, settings[name]]));
}
