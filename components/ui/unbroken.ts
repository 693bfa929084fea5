/** «12:00–13:00» stays on one line: browsers break a line after a dash unless word joiners stand around it. */
export function unbroken(text: string): string {
  return text.replace(/(?<=\d)–(?=\d)/g, '\u2060–\u2060');
}
