import { ComparisonTable } from '@/components/counter/comparison-table';
import { DecisionForm } from '@/components/counter/decision-form';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';
import type { OpenSuspicion } from '@/lib/duplicates/queries';

type DuplicatePanelProps = { suspicion: OpenSuspicion; certificateId: string; form: FormState };

/** «Возможный дубликат»: the other record beside this one, or of a record out of reach only what is alike. */
export function DuplicatePanel({ suspicion, certificateId, form }: DuplicatePanelProps) {
  const { comparison, otherCertificateId, more } = suspicion;
  return (
    <Panel title="Возможный дубликат" tone="highlight">
      <p>В реестре есть похожая запись. Совпадает: {suspicion.alike.join(', ')}.</p>
      {comparison ? (
        <>
          <ComparisonTable lines={comparison} first="Эта запись" second="Другая запись" />
          <div className="flow-tight print:hidden">
            {otherCertificateId && (
              <TextLink href={`/counter/certificates/${otherCertificateId}`} standalone>
                Открыть другую запись
              </TextLink>
            )}
            <DecisionForm
              action={`/counter/certificates/${certificateId}/duplicates/${suspicion.id}/save`}
              form={form}
            />
          </div>
        </>
      ) : (
        <p>
          Другая запись Вам недоступна, поэтому показано только то, что совпадает. Решает администратор
          региона; до его решения сертификат активировать нельзя.
        </p>
      )}
      {more > 0 && (
        <p className="text-sm text-ink-soft">
          Ещё похожих записей: {more}. Они появятся после этого решения.
        </p>
      )}
    </Panel>
  );
}
