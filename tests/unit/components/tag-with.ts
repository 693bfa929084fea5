/** The opening tag that carries this attribute. */
export function tagWith(markup: string, attribute: string): string {
  const tag = [...markup.matchAll(/<[a-z][^>]*>/g)]
    .map(([found]) => found)
    .find((found) => found.includes(attribute));
  if (tag === undefined) throw new Error(`no tag with ${attribute} in ${markup}`);
  return tag;
}
