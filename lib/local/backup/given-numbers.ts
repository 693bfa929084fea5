import { readFile } from 'node:fs/promises';
import { parseCertificateNumber } from '@/lib/domain/certificate-number';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { StartRefusal } from '../start-refusal';

const logged = /"event":"number_given".*?"number":"(\d{10})"/;

/** From the log of the portal, whatever else it says, or from a list with one number in a line. */
export async function readGivenNumbers(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new StartRefusal(`Файл ${path} не читается.`);
  });
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const fromLog = lines.flatMap((line) => logged.exec(line)?.[1] ?? []);
  if (fromLog.length > 0) return fromLog;
  return lines.map((line, at) => {
    const number = parseCertificateNumber(line);
    if (number !== null) return number;
    throw new StartRefusal(
      `${path}, ${at + 1}-я непустая строка — не номер сертификата. Нужен журнал с событиями number_given или список, по номеру в строке.`,
    );
  });
}

export type Reserved = { reserved: number; known: number; strange: string[] };

/** A statement carries only so many values. */
const batch = 5000;

/** Nobody else gets these numbers: they stand on papers already. Those of no municipality of this region are handed back. */
export async function reserveNumbers(numbers: readonly string[]): Promise<Reserved> {
  const asked = [...new Set(numbers)];
  const region = await database().region.findFirstOrThrow({ select: { code: true } });
  const municipalities = await database().municipality.findMany({ select: { id: true, code: true } });
  const idOf = new Map(municipalities.map(({ id, code }) => [`${region.code}${code}`, id]));
  const data = asked.flatMap((number) => {
    const municipalityId = idOf.get(number.slice(0, 4));
    return municipalityId === undefined ? [] : [{ number, municipalityId, givenAt: now() }];
  });
  let reserved = 0;
  for (let from = 0; from < data.length; from += batch) {
    const some = data.slice(from, from + batch);
    const { count } = await database().certificateNumber.createMany({ data: some, skipDuplicates: true });
    reserved += count;
  }
  const strange = asked.filter((number) => !idOf.has(number.slice(0, 4)));
  return { reserved, known: data.length - reserved, strange };
}
