import { Refused } from './trouble';

/** Application and consent, both pages, to the last byte. */
export function requireWholePdf(bytes: Buffer): void {
  const pages = bytes.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  const whole = bytes.subarray(0, 5).toString() === '%PDF-' && bytes.subarray(-8).includes('%%EOF');
  if (!whole || pages < 2) throw new Refused(`заявление пришло не целиком: страниц ${pages}`);
}
