import { PaperVersions } from '@/components/counter/paper-versions';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { PaperVersion } from '@/lib/certificates/list-papers';
import type { CertificateStatus } from '@/lib/domain/certificate-status';

type RecordPrintoutsProps = {
  certificateId: string;
  status: CertificateStatus;
  papers: readonly PaperVersion[];
  timeZone: string;
};

/** What else is printed at the desk: the sheet for the wall, the memo of what to bring, every earlier application. */
export function RecordPrintouts({ certificateId, status, papers, timeZone }: RecordPrintoutsProps) {
  const here = `/counter/certificates/${certificateId}`;
  const sheet = printable[status];
  if (!sheet && papers.length === 0) return null;
  return (
    <div className="print:hidden">
      <Panel title="Печать">
        {sheet && (
          <ButtonLink href={`${here}/${sheet.file}`} target="_blank" rel="noopener" variant="secondary" wide>
            {sheet.label}
            <span className="sr-only"> (откроется в новой вкладке)</span>
          </ButtonLink>
        )}
        <PaperVersions certificateId={certificateId} papers={papers} timeZone={timeZone} />
      </Panel>
    </div>
  );
}

const reminder = { file: 'reminder', label: 'Распечатать памятку' };

/** What is printed of a certificate besides its papers, and where it is. */
export const printable: Readonly<Partial<Record<CertificateStatus, { file: string; label: string }>>> = {
  not_activated: reminder,
  returned: reminder,
  active: { file: 'sheet', label: 'Распечатать сертификат' },
};
