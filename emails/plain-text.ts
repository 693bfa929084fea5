import { toPlainText } from '@react-email/render';

/** What html-to-text, which has no types of its own, hands to a formatter. */
type Builder = {
  addInline: (text: string, options?: { noWordTransform: boolean }) => void;
  addLineBreak: () => void;
};
type Anchor = { children: unknown[]; attribs: { href?: string } };
type Walk = (children: unknown[], builder: Builder) => void;

/** A link alone on its line can be pressed in every mail program and copied whole. */
function labelAndLink(anchor: Anchor, walk: Walk, builder: Builder): void {
  walk(anchor.children, builder);
  builder.addInline(':');
  builder.addLineBreak();
  builder.addInline(anchor.attribs.href ?? '', { noWordTransform: true });
}

const keptCase = { uppercase: false };

/** The letter for programs and people that read plain text only. */
export function plainText(html: string): string {
  return toPlainText(html, {
    formatters: { labelAndLink },
    selectors: [
      { selector: 'h1', options: keptCase },
      { selector: 'h2', options: keptCase },
      { selector: 'ul', options: { itemPrefix: '– ' } },
      { selector: 'a.button', format: 'labelAndLink' },
    ],
  });
}
