/** What is known of whoever is not signed in yet. */
export type Visitor = {
  /** Null when the connection did not tell. Kept nowhere: only keyed hashes of it are counted. */
  address: string | null;
  userAgent: string | null;
  /** The cookie of an earlier sign-in in this browser. */
  deviceCookie: string | undefined;
};

export const unknownVisitor: Visitor = { address: null, userAgent: null, deviceCookie: undefined };
