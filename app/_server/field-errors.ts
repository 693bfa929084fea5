import { z } from 'zod';

// For what no page of ours would send, a list without its value, say: zod's own words are English.
z.config({ customError: () => 'Проверьте это поле и заполните его заново' });

/** One sentence for each field that was refused: the first. */
export function fieldErrors({ issues }: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[path.join('.')] ??= message;
  return errors;
}
