'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { isChangedAlready } from '@/components/forms/changed-already';
import { TextLink } from '@/components/ui/text-link';
import { knownPlaceId } from '@/components/reception/known-here';
import { afterPause, typedBody } from '@/components/reception/typed-form';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import type { CheckedChild, CheckedFamily } from '@/lib/reception/check-family';

const pauseMs = 500;
const nobody: CheckedFamily = { guardians: [], children: [] };

type CheckWhileTypingProps = {
  action: string;
  /** What the page says already. */
  shown: CheckedFamily;
};

/** When a field is left: says who of the family is known already, before the whole form has been typed in vain. */
export function CheckWhileTyping({ action, shown }: CheckWhileTypingProps) {
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
    if (isChangedAlready(form)) start();
    form.addEventListener('change', start);
    return () => {
      asking?.abort();
      stop();
      form.removeEventListener('change', start);
    };
  }, [action]);
  const guardians = known.guardians.filter(({ personId }) =>
    shown.guardians.every((one) => one.personId !== personId),
  );
  const children = known.children.filter((child) => shown.children.every((one) => !isSame(one, child)));
  const blocks = [...new Set(children.map(({ block }) => block))];
  return (
    <div ref={place} hidden>
      {guardians.length > 0 && (
        <InSection section="guardian">
          {guardians.map(({ personId, name, birthDate }) => (
            <p key={personId}>
              {[name, birthDate].filter(Boolean).join(', ')}. Заполняйте дальше: при записи портал спросит,
              тот ли это взрослый.
            </p>
          ))}
        </InSection>
      )}
      {blocks.map((block) => (
        <InSection key={block} section={block}>
          {children
            .filter((child) => child.block === block)
            .map((child) => (
              <KnownLine key={child.childId ?? 'elsewhere'} child={child} />
            ))}
        </InSection>
      ))}
    </div>
  );
}

function isSame(one: CheckedChild, other: CheckedChild): boolean {
  return one.block === other.block && one.kind === other.kind && one.childId === other.childId;
}

function InSection({ section, children }: { section: 'guardian' | number; children: ReactNode }) {
  const place = document.getElementById(knownPlaceId(section));
  return (
    place &&
    createPortal(
      <div className="flow-tight rounded-lg border border-attention bg-attention-soft p-4">
        <p className="font-semibold">Уже есть в реестре</p>
        {children}
      </div>,
      place,
    )
  );
}

function KnownLine({ child }: { child: CheckedChild }) {
  const { kind, by, name, certificate, childId } = child;
  if (kind === 'elsewhere') {
    return <p>{name}: сертификат с таким документом или СНИЛС уже есть, второй не выдаётся.</p>;
  }
  if (kind === 'renamed') {
    return <p>В записи другой ребёнок: {name}. При записи портал спросит, тот ли это ребёнок.</p>;
  }
  if (certificate) {
    return (
      <p>
        {name}, сертификат{' '}
        <TextLink href={`/counter/certificates/${certificate.id}`}>
          {formatCertificateNumber(certificate.number)}
        </TextLink>
        .{' '}
        {by === 'number'
          ? 'Второй не выдаётся. Второго родителя связывают с ребёнком в этой записи.'
          : 'Если это он, откройте запись. Если другой ребёнок, заполняйте дальше.'}
      </p>
    );
  }
  return (
    <p>
      {name}, сертификата нет.{' '}
      <TextLink href={`/counter/family/${childId}`}>Продолжить с этой записью</TextLink>. Или заполняйте
      дальше: при записи портал спросит, тот ли это ребёнок.
    </p>
  );
}
