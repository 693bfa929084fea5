import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/domain/dates';
import type { Draft } from '@/lib/domain/dated-version';

/** Above the editor: something else begins to hold on a day ahead, so what is saved now may not hold for long. */
export function PlannedNotice({ holds, changes }: Pick<Draft<unknown>, 'holds' | 'changes'>) {
  const [next] = changes;
  if (!next) return null;
  const days = changes.map((day) => `с ${formatDate(day)}`).join(', ');
  return (
    <Notice tone="warning" title={`Уже назначено другое: ${days}`}>
      <p>
        {holds && 'В форме — то, что действует сегодня. '}Сохранённое с более раннего дня будет действовать
        только до {formatDate(next)}: дальше начнёт действовать назначенное. Чтобы изменить и его, сохраните
        изменение ещё раз, с того же дня.
      </p>
    </Notice>
  );
}
