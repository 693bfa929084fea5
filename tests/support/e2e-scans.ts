import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { database } from '@/lib/platform/database';
import { readStoredFile } from '@/lib/platform/storage';
import { signIn } from '@/tests/support/e2e-browser';
import type { GivenFamily } from '@/tests/support/e2e-family';
import type { SentFile } from '@/tests/support/e2e-journey';
import { cameraPhoto, twoHalves } from '@/tests/support/pictures';

export const scanAddress = '**/cabinet/scans/save';

export async function openDocumentForm(page: Page, { parent, child }: GivenFamily): Promise<void> {
  await signIn(page, parent.login);
  await page.goto(`/cabinet/children/${child.id}/document`);
}

export const add = (page: Page) => page.getByRole('button', { name: 'Добавить' }).click();

export async function phoneFile(): Promise<SentFile> {
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto() };
}

/** Wider than high, its left half red. */
export async function wideFile(name = 'shirokij.jpg'): Promise<SentFile> {
  return { name, mimeType: 'image/jpeg', buffer: await twoHalves(1200, 800).jpeg().toBuffer() };
}

/** Bodies of the scans that leave the browser from now on. */
export async function sentBodies(page: Page): Promise<Buffer[]> {
  const bodies: Buffer[] = [];
  await page.route(scanAddress, async (route) => {
    bodies.push(route.request().postDataBuffer() ?? Buffer.alloc(0));
    await route.fallback();
  });
  return bodies;
}

/** Holds scans back on their way until `letGo` is called. */
export async function slowNetwork(page: Page): Promise<{ letGo: () => Promise<void> }> {
  const gate = Promise.withResolvers<undefined>();
  await page.route(scanAddress, async (route) => {
    await gate.promise;
    await route.fallback();
  });
  return {
    letGo: async () => {
      gate.resolve(undefined);
      await page.unroute(scanAddress);
    },
  };
}

export const broken = (page: Page) => page.route(scanAddress, (route) => route.abort('connectionreset'));

export const mended = (page: Page) => page.unroute(scanAddress);

export async function expectSent(page: Page): Promise<void> {
  await expect(page.locator('#field-scan-status')).toHaveText(/^Файл «.+» \(.+\) загружен$/);
}

/** The scan as the worker leaves it: its size, and the colour at the four edges. */
export async function storedPicture(where: { ownerId: string } | { document: { personId: string } }) {
  const ready = () =>
    database().scan.findFirst({ where: { ...where, status: 'ready' }, include: { pages: true } });
  await expect.poll(ready, 'the worker has written the scan anew').not.toBeNull();
  const scan = await ready();
  const [page] = scan?.pages ?? [];
  if (!page) throw new Error('The scan is gone');
  const picture = sharp(await readStoredFile(page.storageKey));
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const place = (Math.floor(y * (info.height - 1)) * info.width + Math.floor(x * (info.width - 1))) * 3;
    return (data[place] ?? 0) > (data[place + 2] ?? 0) ? 'red' : 'blue';
  };
  return {
    width: info.width,
    height: info.height,
    top: at(0.5, 0.05),
    bottom: at(0.5, 0.95),
    left: at(0.05, 0.5),
    right: at(0.95, 0.5),
  };
}
