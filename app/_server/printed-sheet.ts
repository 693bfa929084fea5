import { logUnexpected } from './respond';

type Sheet = {
  title: string;
  /** Who prints it and when, one line each. */
  lines: readonly string[];
  columns: readonly string[];
  /** Rows as they are read; a long list is on its way before its end is known. */
  batches: AsyncIterable<readonly (readonly string[])[]>;
  /** Said below the table. */
  ending: string;
};

/** A list for paper: a page of its own without the frame of the site, sent part by part. */
export function printedSheet(sheet: Sheet, where: string): ReadableStream<Uint8Array> {
  const parts = partsOf(sheet, where);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

export const sheetHeaders = { 'content-type': 'text/html; charset=utf-8' };

async function* partsOf({ title, lines, columns, batches, ending }: Sheet, where: string) {
  yield `<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${asText(title)}</title>
<link rel="stylesheet" href="/print.css">
</head>
<body>
<main>
<p class="screen">Чтобы напечатать список, выберите «Печать» в меню браузера.</p>
<h1>${asText(title)}</h1>
${lines.map((line) => `<p>${asText(line)}</p>`).join('\n')}
<table role="table">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">№</th>${columns.map((column) => `<th role="columnheader" scope="col">${asText(column)}</th>`).join('')}</tr></thead>
<tbody role="rowgroup">
`;
  let position = 0;
  try {
    for await (const rows of batches) {
      yield rows.map((row) => rowOf((position += 1), row, columns)).join('');
    }
    yield `</tbody>\n</table>\n<p>${asText(ending)}</p>\n`;
  } catch (error) {
    // The head has been sent: what is left is to say that the list is not whole.
    const reference = logUnexpected(error, where);
    yield `</tbody>\n</table>\n<p><strong>Список не полон: ошибка на нашей стороне. Откройте его ещё раз; если не поможет, сообщите в поддержку номер ${reference}.</strong></p>\n`;
  }
  yield '</main>\n</body>\n</html>\n';
}

/** On a phone a row becomes a card: what its columns are called stands in it then, and the roles keep it a table. */
function rowOf(position: number, cells: readonly string[], columns: readonly string[]): string {
  const told = cells.map(
    (cell, at) => `<td role="cell" data-column="${asText(columns[at] ?? '')}">${asText(cell)}</td>`,
  );
  return `<tr role="row"><td role="cell">${position}</td>${told.join('')}</tr>\n`;
}

function asText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
