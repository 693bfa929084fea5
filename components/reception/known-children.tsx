import { RadioField } from '@/components/forms/choice-fields';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import type { FormState } from '@/lib/domain/form-state';
import type { CheckedChild } from '@/lib/reception/check-family';
import { blockName } from '@/lib/reception/visit-blocks';

type KnownChildrenProps = { form: FormState; block: number; known: readonly CheckedChild[] };

/** What the register knows of the child that is typed here: where to go, or whose record goes on. */
export function KnownChildren({ form, block, known }: KnownChildrenProps) {
  const records = known.filter(({ kind }) => kind === 'known');
  return (
    <>
      {known.map((child) => (
        <Certified key={child.childId ?? 'elsewhere'} child={child} />
      ))}
      {records.length > 0 && (
        <RadioField
          form={form}
          name={blockName(block, 'record')}
          label="Такой ребёнок уже записан, сертификата у него нет"
          required
          options={[
            ...records.map(({ childId, name, attends }) => ({
              value: childId ?? '',
              label: `Это ${[name, attends].filter(Boolean).join(', ')}`,
              hint: 'Продолжить с этой записью',
            })),
            { value: 'other', label: 'Другой ребёнок' },
          ]}
        />
      )}
    </>
  );
}

function Certified({ child: { kind, name, certificate } }: { child: CheckedChild }) {
  if (kind === 'elsewhere') {
    return (
      <Notice tone="warning" title="Ребёнок с таким документом или СНИЛС уже получил сертификат">
        <p>Второй не выдаётся. Номер знает семья и учреждение, где он получен.</p>
      </Notice>
    );
  }
  if (!certificate) return null;
  return (
    <Notice tone="warning" title="У ребёнка с таким именем и датой рождения сертификат уже есть">
      <p>
        <TextLink href={`/counter/certificates/${certificate.id}`}>
          {name}, {formatCertificateNumber(certificate.number)}
        </TextLink>
      </p>
      <p>Если это другой ребёнок, продолжайте: до активации понадобится сравнить записи.</p>
    </Notice>
  );
}
