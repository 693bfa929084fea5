import { z } from 'zod';
import { missingPage } from './missing-page';

/** An id from the address of a page; anything that is not one is answered like a record that does not exist. */
export function pageId(value: string): string {
  const id = z.uuid().safeParse(value);
  return id.success ? id.data : missingPage();
}
