import { RadioField } from '@/components/forms/choice-fields';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import type { FormState } from '@/lib/domain/form-state';
import type { CheckedChild } from '@/lib/reception/check-family';
import { sameAs } from '@/lib/reception/carried-record';
import { blockName } from '@/lib/reception/visit-blocks';

type KnownChildrenProps = { form: FormState; block: number; known: readonly CheckedChild[] };

const sameChild = 'Такой ребёнок уже записан, сертификата у него нет';
const recordOfAnother = 'В записи другое имя или дата рождения. Тот ли это ребёнок?';

/** What the register knows of the child that is typed here: where to go, or whose record goes on. */
export function KnownChildren({ form, block, known }: KnownChildrenProps) {
  const records = known.filter(({ kind }) => kind === 'known' || kind === 'renamed');
  return (
    <>
      {known
        .filter(({ by }) => by === 'name')
        .map((child) => (
          <Namesake key={child.childId} child={child} />
        ))}
      {records.length > 0 && (
        <RadioField
          form={form}
          name={blockName(block, 'record')}
          label={records.some(({ kind }) => kind === 'renamed') ? recordOfAnother : sameChild}
          required
          options={[
            ...records.map(({ kind, childId, name, attends }) => ({
              value: kind === 'renamed' ? sameAs(childId ?? '') : (childId ?? ''),
              label: `Это ${[name, attends].filter(Boolean).join(', ')}`,
              hint:
                kind === 'renamed'
                  ? 'Имя или дата рождения изменились: запись будет исправлена'
                  : 'Продолжить с этой записью',
            })),
            { value: 'other', label: 'Другой ребёнок' },
          ]}
        />
      )}
    </>
  );
}

/** A child whose very document or SNILS has a certificate: there is nothing to weigh, only where to go. */
export function CertainChildren({ known }: Pick<KnownChildrenProps, 'known'>) {
  return known
    .filter(({ by }) => by === 'number')
    .map((child) => <Certified key={child.childId ?? 'elsewhere'} child={child} />);
}

function Certified({ child: { kind, name, certificate } }: { child: CheckedChild }) {
  if (kind === 'elsewhere') {
    return (
      <Notice tone="warning" title={`${name}: сертификат с таким документом или СНИЛС уже есть`}>
        <p>Второй не выдаётся. Номер знает семья и учреждение, где он получен.</p>
      </Notice>
    );
  }
  if (!certificate || kind === 'renamed') return null;
  return (
    <Notice tone="warning" title={`${name}: сертификат уже есть`}>
      <p>
        <TextLink href={`/counter/certificates/${certificate.id}`} standalone>
          Открыть запись {formatCertificateNumber(certificate.number)}
        </TextLink>
      </p>
      <p>
        Второй сертификат не выдаётся. Если пришёл второй родитель, свяжите его с ребёнком в этой записи:
        «Связать взрослого».
      </p>
    </Notice>
  );
}

function Namesake({ child: { kind, name, certificate } }: { child: CheckedChild }) {
  if (!certificate || kind === 'renamed') return null;
  return (
    <Notice tone="warning" title="У ребёнка с таким именем и датой рождения сертификат уже есть">
      <p>
        <TextLink href={`/counter/certificates/${certificate.id}`} standalone>
          {name}, {formatCertificateNumber(certificate.number)}
        </TextLink>
      </p>
      <p>
        Если это он, откройте запись: второго взрослого связывают с ребёнком там. Если другой ребёнок,
        продолжайте: до активации понадобится сравнить записи.
      </p>
    </Notice>
  );
}
