/** Enough for the owner to know the login again, too little to sign in with: «iva…». */
export function maskedLogin(login: string): string {
  return `${login.slice(0, Math.min(3, Math.floor(login.length / 2)))}…`;
}
