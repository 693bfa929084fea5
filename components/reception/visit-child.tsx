import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { printable } from '@/components/counter/record-printouts';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import type { VisitCase } from '@/lib/reception/visit-desk';

type VisitChildProps = {
  child: VisitCase;
  /** What is left to bring; `marked`: it was marked «Не принесли» a moment ago. */
  toBring?: { marked: boolean; titles: readonly string[] };
};

/** Where one child of the visit stands: the number, plainly what is left, and where to go on. */
export function VisitChild({ child, toBring }: VisitChildProps) {
  const { name, childId, certificate, applicationNumber, left } = child;
  return (
    <Panel
      title={name}
      aside={certificate ? <CertificateStatusTag status={certificate.status} /> : undefined}
    >
      {certificate ? (
        <p className="text-lg">
          Сертификат{' '}
          <TextLink href={`/counter/certificates/${certificate.id}`} standalone>
            <strong className="tabular-nums">{formatCertificateNumber(certificate.number)}</strong>
          </TextLink>
        </p>
      ) : (
        <p>Заявка №&nbsp;{applicationNumber}</p>
      )}
      {left !== null && <p>{left}</p>}
      {!certificate && (
        <p className="print:hidden">
          <TextLink href={`/counter/family/${childId}`} standalone>
            Исправить данные
          </TextLink>
        </p>
      )}
      {toBring && left === null && certificate?.status === 'not_activated' && <ToBring {...toBring} />}
      {certificate && <Printout id={certificate.id} status={certificate.status} />}
    </Panel>
  );
}

function ToBring({ marked, titles }: NonNullable<VisitChildProps['toBring']>) {
  return (
    <div>
      <p>{marked ? 'Не принесли:' : 'Для активации нужны:'}</p>
      <ul className="list-disc pl-5">
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      <p>Когда принесут, откройте запись по номеру сертификата и активируйте.</p>
    </div>
  );
}

/** The sheet for the wall, or the list of what to bring. */
function Printout({ id, status }: { id: string; status: CertificateStatus }) {
  const printed = printable[status];
  if (!printed) return null;
  return (
    <p className="print:hidden">
      <ButtonLink
        href={`/counter/certificates/${id}/${printed.file}`}
        target="_blank"
        rel="noopener"
        variant="secondary"
      >
        {printed.label}
        <span className="sr-only"> (откроется в новой вкладке)</span>
      </ButtonLink>
    </p>
  );
}
