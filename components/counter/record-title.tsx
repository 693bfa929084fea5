import type { ReactNode } from 'react';
import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import type { CounterRecord } from '@/lib/counter/open-record';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';

/** Whose record it is and where it stands, in one line with the way back: the height of the screen is for the desk. */
export function RecordTitle({ record, children }: { record: CounterRecord; children: ReactNode }) {
  return (
    <div className="-mt-3 flex flex-wrap items-center gap-x-6 gap-y-1 sm:-mt-6 lg:-mb-3">
      {/* A link kept for the keyboard takes up no room of its own. */}
      <div className="flex flex-wrap *:my-0! print:hidden">{children}</div>
      <h1 className="text-2xl font-semibold">{record.child.name}</h1>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-ink-soft">
        <span className="tabular-nums">Сертификат {formatCertificateNumber(record.number)}</span>
        <CertificateStatusTag status={record.status} />
      </p>
    </div>
  );
}
