import { InstitutionDetails, InstitutionFacts, InstitutionNow } from '@/components/cabinet/institution-facts';
import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { CertificateInstitutions } from '@/lib/certificates/institution-list';
import type { FormState } from '@/lib/domain/form-state';
import type { AcceptingInstitution } from '@/lib/institutions/accepting';

/** Of so many everything is shown at once; of more, hours and phone are folded. */
const fewInstitutions = 5;

type InstitutionChoiceProps = {
  /** Path of the list itself. */
  here: string;
  form: FormState;
  places: CertificateInstitutions;
  /** Whether the one who looks may choose; else the list is only to read. */
  mayChoose: boolean;
  /** Where a time can be booked, and at which of them; null for who may not book. */
  booking: { href: string; placeIds: readonly string[] } | null;
};

/** The institutions of the municipality; as long as the certificate waits, one of them may be chosen. */
export function InstitutionChoice({ here, form, places, mayChoose, booking }: InstitutionChoiceProps) {
  const { institutions, chosenId, today } = places;
  if (places.total === 0) {
    return (
      <EmptyState title="Сегодня здесь никто не принимает документы">
        <p>Позвоните в поддержку: телефон внизу страницы.</p>
      </EmptyState>
    );
  }
  if (institutions.length === 0) {
    return (
      <EmptyState title="Таких учреждений в списке нет">
        <p>
          Попробуйте другое слово из названия или адреса или{' '}
          <TextLink href={here}>посмотрите весь список</TextLink>.
        </p>
      </EmptyState>
    );
  }
  if (!mayChoose) {
    return institutions.map((institution) => (
      <Panel key={institution.id} title={institution.shortName}>
        <InstitutionFacts institution={institution} today={today} />
      </Panel>
    ));
  }
  const folded = institutions.length > fewInstitutions;
  const left = places.found - institutions.length;
  return (
    <Form action={`${here}/save`} form={form}>
      <RadioField
        form={form}
        name="institutionId"
        label="Куда Вам удобно прийти"
        hint="Выбор можно изменить, прийти можно в любое из учреждений. Пока выбранное закрыто, срок не идёт."
        required
        value={chosenId ?? (places.total === 1 ? institutions[0]?.id : null)}
        options={institutions.map((institution) => ({
          value: institution.id,
          label: institution.shortName,
          hint: (
            <>
              <InstitutionNow institution={institution} today={today} />
              {folded ? (
                <FoldedDetails institution={institution} />
              ) : (
                <InstitutionDetails institution={institution} />
              )}
              {booking?.placeIds.includes(institution.id) && (
                <TextLink href={`${booking.href}?place=${institution.id}`} standalone>
                  Записаться на время
                  <span className="sr-only">: {institution.shortName}</span>
                </TextLink>
              )}
            </>
          ),
        }))}
      />
      {left > 0 && (
        <p>
          Показаны не все: есть ещё {left}. Найдите своё по названию или улице или{' '}
          <TextLink href={`${here}?all`}>покажите весь список</TextLink>.
        </p>
      )}
      <SubmitRow label="Выбрать это учреждение" />
    </Form>
  );
}

function FoldedDetails({ institution }: { institution: AcceptingInstitution }) {
  return (
    <details>
      <summary className="link-alone cursor-pointer link">Часы приёма и телефон</summary>
      <InstitutionDetails institution={institution} />
    </details>
  );
}
