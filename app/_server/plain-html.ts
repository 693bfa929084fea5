import { plainLook } from './plain-look';

/** `download`: the name of the file it is saved as; nothing is opened then. */
type Way = { href: string; label: string; download?: string };

export type PlainContent = {
  title: string;
  sentence: string;
  /** The ways on: address and words. Without any there is the start page only. */
  link?: Way | readonly Way[] | undefined;
  /** What is shown below the sentence, one line each. */
  lines?: readonly string[] | undefined;
};

/** A page that needs nothing else to work: no script, no style sheet, no database. */
export function plainHtml({ title, sentence, link, lines = [] }: PlainContent): string {
  const links = [...[link ?? []].flat(), { href: '/', label: 'На главную страницу' }];
  return `<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${asText(title)}</title>
<style>${plainLook}</style>
</head>
<body>
<header><a href="/">Сертификат дополнительного образования</a></header>
<main>
<h1>${asText(title)}</h1>
<p>${asText(sentence)}</p>${listOf(lines)}
<p>${links.map(linkTo).join(' ')}</p>
</main>
</body>
</html>`;
}

function listOf(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n<ul>${lines.map((line) => `<li>${asText(line)}</li>`).join('')}</ul>`;
}

function linkTo({ href, label, download }: Way): string {
  const saved = download === undefined ? '' : ` download="${asText(download)}"`;
  return `<a href="${asText(href)}"${saved}>${asText(label)}</a>`;
}

/** A sentence may quote what somebody sent. */
function asText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
