import { z } from 'zod';
import { choiceField } from '@/lib/domain/fields';
import { formText } from '@/lib/domain/field-text';

/** What may be asked of a reservation, by the form of the page and by its script. */
export const reservationFields = z.object({
  action: choiceField(['take', 'touch', 'leave'], 'Откройте запись заново и нажмите кнопку ещё раз'),
  /** The form that came back because a colleague held the record: shown again after taking it over. */
  draft: formText.transform((text) => z.uuid().safeParse(text).data ?? null),
  /** Milliseconds since 1970, as the page was told them. */
  stamp: formText.transform((text) => (/^\d{1,14}$/.test(text) ? Number(text) : 0)),
});
