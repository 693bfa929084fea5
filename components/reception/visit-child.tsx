import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import type { VisitCase } from '@/lib/reception/visit-desk';

/** Where one child of the visit stands: the number, and plainly what is left. */
export function VisitChild({ child: { name, certificate, applicationNumber, left } }: { child: VisitCase }) {
  return (
    <Panel
      title={name}
      aside={certificate ? <CertificateStatusTag status={certificate.status} /> : undefined}
    >
      {certificate ? (
        <p className="text-lg">
          Сертификат <strong className="tabular-nums">{formatCertificateNumber(certificate.number)}</strong>
        </p>
      ) : (
        <p>Заявка №&nbsp;{applicationNumber}</p>
      )}
      {left !== null && <p>{left}</p>}
      {left === null && certificate?.status === 'not_activated' && (
        <p>Ещё не активирован: не все документы представлены. Когда их принесут, откройте запись.</p>
      )}
      {certificate && certificate.status !== 'active' && (
        <p className="print:hidden">
          <TextLink href={`/counter/certificates/${certificate.id}`} standalone>
            Открыть запись
          </TextLink>
        </p>
      )}
    </Panel>
  );
}
