/** A path as the log may hold it: the last part of a confirmation link is a secret. */
export function withoutTokens(path: string): string {
  return path.replace(/[\w-]{30,}/g, (part) => (/^[0-9a-f-]{36}$/.test(part) ? part : '…'));
}
