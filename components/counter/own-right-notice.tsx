import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/domain/dates';
import type { PlainDate } from '@/lib/domain/dates';

type OwnRight =
  | { kind: 'holds'; ownPupilsOnly: boolean }
  | { kind: 'ends'; lastDay: PlainDate }
  | { kind: 'begins'; firstDay: PlainDate }
  | { kind: 'none' };

/** What the operator must know of their institution's right before the first family comes; nothing while it simply holds. */
export function OwnRightNotice({ right }: { right: OwnRight }) {
  switch (right.kind) {
    case 'holds':
      return right.ownPupilsOnly ? (
        <Notice
          tone="info"
          title="Ваше учреждение принимает заявления только своих воспитанников и учеников."
        />
      ) : null;
    case 'ends':
      return (
        <Notice
          tone="warning"
          title={`Ваше учреждение принимает заявления до ${formatDate(right.lastDay)} включительно.`}
        >
          <p>Если приём продолжится, попросите администратора муниципалитета продлить полномочие.</p>
        </Notice>
      );
    case 'begins':
      return (
        <Notice
          tone="warning"
          title={`Ваше учреждение сможет принимать заявления с ${formatDate(right.firstDay)}.`}
        >
          <p>До этого дня записи можно смотреть, активировать сертификаты нельзя.</p>
        </Notice>
      );
    case 'none':
      return (
        <Notice tone="warning" title="Ваше учреждение сегодня не принимает заявления.">
          <p>
            Полномочие закончилось или не выдано. Записи можно смотреть, активировать сертификаты нельзя.
            Обратитесь к администратору муниципалитета.
          </p>
        </Notice>
      );
  }
}
