'use client';

import { useEffect, useRef, useState } from 'react';
import { TextLink } from '@/components/ui/text-link';
import { afterPause, typedBody } from '@/components/reception/typed-form';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import type { CheckedChild, CheckedFamily } from '@/lib/reception/check-family';

const pauseMs = 500;
const nobody: CheckedFamily = { guardians: [], children: [] };

/** When a field is left: says who of the family is known already, before the whole form has been typed in vain. */
export function CheckWhileTyping({ action }: { action: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [known, setKnown] = useState<CheckedFamily>(nobody);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let asking: AbortController | undefined;
    const ask = async () => {
      asking?.abort();
      asking = new AbortController();
      const { signal } = asking;
      const answer = await fetch(action, { method: 'POST', body: typedBody(form), signal }).catch(() => null);
      const isAnswer = answer?.ok && answer.headers.get('content-type')?.startsWith('application/json');
      // A page in the place of an answer: the session has ended; the form itself will say so.
      if (answer && isAnswer) setKnown((await answer.json()) as CheckedFamily);
    };
    const { start, stop } = afterPause(() => void ask().catch(() => undefined), pauseMs);
    form.addEventListener('change', start);
    return () => {
      asking?.abort();
      stop();
      form.removeEventListener('change', start);
    };
  }, [action]);
  const lines = known.children;
  return (
    <div ref={place} role="status" className="sticky bottom-3 z-20 empty:hidden">
      {(lines.length > 0 || known.guardians.length > 0) && (
        <div className="shadow-lg flow-tight rounded-lg border-2 border-attention bg-attention-soft p-4">
          <p className="font-semibold">Уже есть в реестре</p>
          <ul className="flow-tight">
            {known.guardians.map(({ personId, name, birthDate }) => (
              <li key={personId}>
                Взрослый: {[name, birthDate].filter(Boolean).join(', ')}. При записи портал спросит, тот ли
                это человек.
              </li>
            ))}
            {lines.map((child) => (
              <li key={`${child.block} ${child.childId}`}>
                <KnownLine child={child} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function KnownLine({ child: { kind, name, certificate, childId } }: { child: CheckedChild }) {
  if (kind === 'elsewhere') {
    return <>Ребёнок ({name}): сертификат с таким документом или СНИЛС уже есть, второй не выдаётся.</>;
  }
  if (kind === 'renamed') {
    return <>В записи другой ребёнок: {name}. При записи портал спросит, тот ли это ребёнок.</>;
  }
  if (certificate) {
    return (
      <>
        Ребёнок: {name}, сертификат{' '}
        <TextLink href={`/counter/certificates/${certificate.id}`}>
          {formatCertificateNumber(certificate.number)}
        </TextLink>
      </>
    );
  }
  return (
    <>
      Ребёнок: {name}, сертификата нет.{' '}
      <TextLink href={`/counter/family/${childId}`}>Продолжить с этой записью</TextLink>
    </>
  );
}
