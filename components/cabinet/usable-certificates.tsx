import { FactList } from '@/components/ui/fact-list';
import { TextLink } from '@/components/ui/text-link';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import type { ChildWithStep } from '@/lib/families/situation';

/** The numbers a family comes back for, a child each. */
export function UsableCertificates({ items }: { items: readonly ChildWithStep[] }) {
  const usable = items.filter(({ step }) => step.action?.kind === 'use_certificate');
  if (usable.length === 0) return null;
  return (
    <FactList
      items={usable.map(({ name, certificateId, certificateNumber, step }) => ({
        term: name,
        value: (
          <>
            <TextLink href={`/cabinet/certificates/${certificateId}`} standalone>
              {certificateNumber && formatCertificateNumber(certificateNumber)}
            </TextLink>{' '}
            — {step.state}
          </>
        ),
      }))}
    />
  );
}
