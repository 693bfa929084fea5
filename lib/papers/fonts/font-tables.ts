/** The parts of a TrueType file by their four-letter names. */
export type Tables = ReadonlyMap<string, Buffer>;

export function readTables(file: Buffer): Tables {
  const count = file.readUInt16BE(4);
  const records = Array.from({ length: count }, (_record, index) => 12 + index * 16);
  return new Map(
    records.map((at) => {
      const [offset, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
      return [file.toString('latin1', at, at + 4), file.subarray(offset, offset + length)];
    }),
  );
}

export function tableOf(tables: Tables, name: string): Buffer {
  const table = tables.get(name);
  if (!table) throw new RangeError(`The font has no table «${name}»`);
  return table;
}

/** Tables in the order of their names, each on a border of four bytes, as the format wants it. */
export function writeTables(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const sorted = tables.toSorted(([one], [other]) => (one < other ? -1 : 1));
  const head = Buffer.alloc(12 + sorted.length * 16);
  const power = Math.floor(Math.log2(sorted.length));
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(sorted.length, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE((sorted.length - 2 ** power) * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  sorted.forEach(([name, table], index) => {
    const at = 12 + index * 16;
    head.write(name, at, 'latin1');
    head.writeUInt32BE(checksum(table), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(table.length, at + 12);
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4);
    parts.push(table, padding);
    offset += table.length + padding.length;
  });
  return Buffer.concat(parts);
}

function checksum(table: Buffer): number {
  let sum = 0;
  const whole = table.length - (table.length % 4);
  for (let at = 0; at < whole; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  const rest = Buffer.alloc(4);
  table.copy(rest, 0, whole);
  return (sum + rest.readUInt32BE(0)) >>> 0;
}
