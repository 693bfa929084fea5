/**
 * The address of a database whose sessions run on UTC, whatever the server, the database or the role are set to. Prisma's
 * adapter sends instants without an offset and cuts the offset off those it reads, so under another time zone what the
 * database itself wrote or compared would be hours away, and the day of its triggers would depend on the server.
 */
export function utcSessions(databaseUrl: string): string {
  const [address = '', query] = databaseUrl.split('?', 2);
  const settings = new URLSearchParams(query);
  // The last setting of a name counts: this one overrules a zone given in the address.
  settings.set('options', [settings.get('options'), '-c TimeZone=UTC'].filter(Boolean).join(' '));
  return `${address}?${settings.toString()}`;
}
