/**
 * What the QR code of a slip carries behind the address of the sign-in page. Browsers never send a fragment to a server,
 * so the code gets into no log.
 */
export function slipFragment({ login, code }: SlipLink): string {
  return `#${new URLSearchParams({ login, code }).toString()}`;
}

export type SlipLink = { login: string; code: string };

/** The fragment of the address one came by, or null when it is not a slip's. */
export function readSlipFragment(fragment: string): SlipLink | null {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const [login, code] = [parts.get('login'), parts.get('code')];
  return login !== null && code !== null && login.length <= 100 && code.length <= 100
    ? { login, code }
    : null;
}
