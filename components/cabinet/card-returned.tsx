import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { CertificateCard } from '@/lib/certificates/card';
import {
  returnClosing,
  returnReasons,
  type MendPlace,
  type ReturnClosing,
} from '@/lib/domain/return-reasons';

type CardReturnedProps = {
  card: CertificateCard;
  /** False for a child under 14, who only looks. */
  mayEdit: boolean;
  title: string;
};

/** What the specialist found, each with what to do and the way there. */
export function CardReturned({ card, mayEdit, title }: CardReturnedProps) {
  const { reasons = [], comment = null, deskOnly = false } = card.change ?? {};
  return (
    <Notice tone="warning" title={title}>
      {reasons.length > 0 && (
        <ul className="space-y-3">
          {reasons.map((reason) => {
            const { title: found, todo, place } = returnReasons[reason];
            const way = mayEdit ? wayTo(place, card) : null;
            return (
              <li key={reason}>
                <p className="font-medium">{found}</p>
                <p>{todo}</p>
                {way && (
                  <TextLink href={way.href} standalone>
                    {way.label}
                  </TextLink>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {comment && <p>Специалист пишет: {comment}</p>}
      <p>{whatThen(card, mayEdit, deskOnly ? 'desk' : returnClosing(reasons))}</p>
    </Notice>
  );
}

function wayTo(place: MendPlace, { childId, id, own }: CertificateCard) {
  switch (place) {
    case 'document':
      return {
        href: `/cabinet/children/${childId}/document`,
        label: own ? 'Добавить свой документ заново' : 'Добавить документ ребёнка заново',
      };
    case 'child':
      return {
        href: `/cabinet/children/${childId}/edit`,
        label: own ? 'Исправить сведения о себе' : 'Исправить сведения о ребёнке',
      };
    case 'applicant':
      return { href: '/cabinet/me', label: 'Исправить сведения о себе' };
    case 'cabinet':
      return {
        href: `/cabinet/children/${childId}`,
        label: own ? 'Открыть свои сведения' : 'Открыть сведения о ребёнке',
      };
    case 'desk':
      return { href: `/cabinet/certificates/${id}/institutions`, label: 'Куда прийти с документами' };
  }
}

function whatThen({ mine }: CertificateCard, mayEdit: boolean, closing: ReturnClosing): string {
  if (!mayEdit) return 'Это сделает родитель (законный представитель).';
  if (closing === 'desk') return 'В кабинете исправлять ничего не нужно: придите с документами ещё раз.';
  if (!mine) return 'Когда исправите, заявление обновит тот, кто его подавал.';
  return `Когда исправите, вернитесь сюда и нажмите «Обновить заявление». ${otherwise[closing]}`.trimEnd();
}

const otherwise = {
  picture: 'Если сфотографировать не получается, придите с оригиналом: специалист сверит сведения с ним.',
  data: 'Если всё введено верно, ничего не меняйте: придите с оригиналами, и специалист снимет возврат.',
  remark: '',
} as const satisfies Record<Exclude<ReturnClosing, 'desk'>, string>;
