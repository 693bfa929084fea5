/* The more particular first: every browser also calls itself by the names of older ones. */
const browsers = [
  [/YaBrowser/, 'Яндекс Браузер'],
  [/Edg(e|A|iOS)?\//, 'Microsoft Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS|Chromium/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const;

const systems = [
  [/Android/, 'Android'],
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'Chrome OS'],
  [/Linux|X11/, 'Linux'],
] as const;

type Names = readonly (readonly [RegExp, string])[];

function nameIn(names: Names, text: string): string | null {
  return names.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Browser and system in words, from the User-Agent: enough to know one's own devices, too little to follow anybody. */
export function deviceLabel(userAgent: string | null): string | null {
  const text = (userAgent ?? '').slice(0, 500);
  const parts = [nameIn(browsers, text), nameIn(systems, text)].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : null;
}
