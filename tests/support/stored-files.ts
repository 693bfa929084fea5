import { listStoredFiles } from '@/lib/platform/storage';

const farAhead = new Date('2199-01-01');

/** Names of all files that lie in the storage of this test file. */
export async function storedFiles(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of listStoredFiles(farAhead)) names.push(name);
  return names.sort();
}
