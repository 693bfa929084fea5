import { OpenNow } from '@/components/public/open-now';
import { PhoneLink } from '@/components/ui/phone-link';
import { unbroken } from '@/components/ui/unbroken';
import type { PlainDate } from '@/lib/domain/dates';
import type { AcceptingInstitution } from '@/lib/institutions/accepting';
import { fullAddress, visitWarnings } from '@/lib/institutions/visit-facts';

/** Where an institution is and when to come, in short lines; whether somebody is there now comes first. */
export function InstitutionFacts({
  institution,
  today,
}: {
  institution: AcceptingInstitution;
  today: PlainDate;
}) {
  return (
    <>
      <InstitutionNow institution={institution} today={today} />
      <InstitutionDetails institution={institution} />
    </>
  );
}

/** The one line one chooses by: where it is, and whether it is open at this moment. */
export function InstitutionNow({
  institution,
  today,
}: {
  institution: AcceptingInstitution;
  today: PlainDate;
}) {
  return (
    <>
      <p>{fullAddress(institution)}</p>
      {institution.now.kind !== 'unknown' && (
        <p className="my-1 print:hidden">
          <OpenNow state={institution.now} today={today} />
        </p>
      )}
    </>
  );
}

export function InstitutionDetails({ institution }: { institution: AcceptingInstitution }) {
  const { hours, phone } = institution;
  return (
    <ul className="space-y-0.5">
      {hours && <li>{unbroken(hours)}</li>}
      {visitWarnings(institution).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {phone && (
        <li>
          Телефон: <PhoneLink phone={phone} />
        </li>
      )}
    </ul>
  );
}
