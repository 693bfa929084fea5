const maxLength = 254;
const maxLocalLength = 64;
const localPattern = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** One alphabet in one label: a Cyrillic «а» inside mail.ru would lead the letter to somebody else. */
const labelPattern = /^(?!-)(?:[a-z0-9-]+|[а-яё0-9-]+)(?<!-)$/;
const topLabelPattern = /^(?:[a-z]{2,}|xn--[a-z0-9-]+|[а-яё]{2,})$/;

/** An e-mail address with its domain in small letters, or null. The part before @ is kept as typed. */
export function parseEmail(text: string): string | null {
  const typed = text.trim();
  const at = typed.indexOf('@');
  if (typed.length > maxLength || at === -1) return null;
  const local = typed.slice(0, at);
  const domain = typed.slice(at + 1).toLowerCase();
  if (local.length > maxLocalLength || !localPattern.test(local)) return null;
  const labels = domain.split('.');
  if (labels.length < 2 || !topLabelPattern.test(labels.at(-1) ?? '')) return null;
  return labels.every((label) => label.length <= 63 && labelPattern.test(label))
    ? `${local}@${domain}`
    : null;
}
