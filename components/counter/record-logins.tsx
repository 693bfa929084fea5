import { FamilyLogins } from '@/components/counter/family-logins';
import { Disclosure } from '@/components/ui/disclosure';
import type { FamilyLogin } from '@/lib/accounts/family-logins';
import type { CounterRecord } from '@/lib/counter/open-record';

type RecordLoginsProps = { record: CounterRecord; logins: readonly FamilyLogin[] };

/** Who came without a cabinet leaves with a slip; who forgot the password gets a new one. Not on the printed record. */
export function RecordLogins({ record, logins }: RecordLoginsProps) {
  if (logins.length === 0) return null;
  return (
    <div className="print:hidden">
      <Disclosure title="Вход в кабинет: выдать листок" level={2}>
        <FamilyLogins
          logins={logins}
          slipHref={(personId) => `/counter/certificates/${record.id}/slips/${personId}`}
        />
      </Disclosure>
    </div>
  );
}
