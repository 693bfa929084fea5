import { z } from 'zod';
import { formText } from '@/lib/domain/field-text';
import type { OptionalTopic } from '@/lib/domain/notification-topics';
import { isHour } from '@/lib/domain/quiet-hours';

const tick = formText.transform((text) => text !== '');

/** A full hour; null where none was chosen. */
const hour = formText.transform((text) => (text !== '' && isHour(Number(text)) ? Number(text) : null));

/** A box for each topic that can be chosen at all: a form may send no other. */
const topics = {
  visits: tick,
  reminders: tick,
  answers: tick,
  amount: tick,
  proposals: tick,
  questions: tick,
} as const satisfies Record<OptionalTopic, z.ZodType<boolean>>;

/** «Настройка уведомлений» as the form sends it. */
export const notificationFields = z
  .object({ ...topics, quiet: tick, quietFrom: hour, quietTo: hour, pace: formText, digestHour: hour })
  .transform(({ quiet, quietFrom, quietTo, pace, digestHour, ...byEmail }, context) => {
    const say = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (quiet && quietFrom === null) say('quietFrom', 'Выберите, с какого часа не присылать письма');
    if (quiet && quietTo === null) say('quietTo', 'Выберите, до какого часа не присылать письма');
    if (quiet && quietFrom !== null && quietFrom === quietTo) {
      say('quietTo', 'Выберите разные часы или снимите отметку «Не присылать письма ночью»');
    }
    const daily = pace === 'daily';
    if (daily && digestHour === null) say('digestHour', 'Выберите час, в который приходит письмо');
    return {
      byEmail,
      quiet: quiet && quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : null,
      digestHour: daily ? digestHour : null,
    };
  });

export type ChosenNotifications = z.output<typeof notificationFields>;
