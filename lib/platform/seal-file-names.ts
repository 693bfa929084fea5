import { database } from './database';
import { seal, unsealText } from './encryption';
import type { Pass, Told } from './rewrap-column';

type NamedScan = { id: string; fileName: string; fileNameSealed: Uint8Array | null };

/** Families name files after the child: the name of a scan is kept sealed. */
export function sealFileName(scanId: string, name: string): Uint8Array<ArrayBuffer> {
  return seal(`scan.file_name:${scanId}`, name);
}

/** The name its sender gave the file; a scan from before names were sealed has it in clear. */
export function fileNameOf({ id, fileName, fileNameSealed }: NamedScan): string {
  return fileNameSealed ? unsealText(`scan.file_name:${id}`, fileNameSealed) : fileName;
}

/** Seals the names that still stand in clear and empties them, a batch at a time. */
export async function sealClearFileNames(told: Told): Promise<Pass> {
  const pass: Pass = { changed: 0, unopened: 0 };
  let after: string | null = null;
  for (;;) {
    const scans: { id: string; fileName: string }[] = await database().scan.findMany({
      where: { fileName: { not: '' }, ...(after === null ? {} : { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: 200,
      select: { id: true, fileName: true },
    });
    const last = scans.at(-1);
    if (!last) return pass;
    after = last.id;
    for (const { id, fileName } of scans) {
      const { count } = await database().scan.updateMany({
        where: { id, fileName },
        data: { fileName: '', fileNameSealed: sealFileName(id, fileName) },
      });
      pass.changed += count;
    }
    told(pass.changed);
  }
}
