import type { LetterPayloads } from '@/lib/domain/letters';
import { Paragraph } from './blocks';

/** When and where somebody is awaited, and whose papers are brought. */
export function VisitPlace({
  childName,
  when,
  place,
  address,
  phone,
}: Omit<LetterPayloads['visit_booked'], 'link'>) {
  return (
    <Paragraph>
      Когда: {when}
      <br />
      Куда: {place}, {address}
      <br />
      {phone !== null && (
        <>
          Телефон: {phone}
          <br />
        </>
      )}
      Чей сертификат: {childName}
    </Paragraph>
  );
}
