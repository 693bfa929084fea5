import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import rules from '@/.htmlvalidate.mjs';

const validator = new HtmlValidate(new StaticConfigLoader(rules));

/**
 * Fails with every fault of the page, one a line. `html` is a whole document as the server sent it,
 * `where` names it in the message.
 */
export function expectValidHtml(html: string, where: string): void {
  const faults = validator
    .validateStringSync(html)
    .results.flatMap((result) => result.messages)
    .map((fault) => `${fault.ruleId}: ${fault.message} — ${fault.selector ?? `line ${fault.line}`}`);
  if (faults.length > 0) throw new Error(`${where}: invalid HTML\n${[...new Set(faults)].join('\n')}`);
}
