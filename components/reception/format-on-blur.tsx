'use client';

import { useEffect, useRef } from 'react';
import { formatPhone, parsePhone } from '@/lib/domain/phone';
import { formatSnils, parseSnils } from '@/lib/domain/snils';

/** Eight digits typed in one go, as a keypad invites to. */
const bareDate = /^(\d{2})(\d{2})(\d{4})$/;

/** The name of the field tells what it holds; a child's begins with the number of its block. */
function wellWritten(name: string, value: string): string | null {
  if (name === 'phone') return whole(parsePhone(value), formatPhone);
  if (/snils$/i.test(name)) return whole(parseSnils(value), formatSnils);
  if (/(birthDate|issuedOn)$/i.test(name)) {
    const [, day, month, year] = bareDate.exec(value.trim()) ?? [];
    return day ? `${day}.${month}.${year}` : null;
  }
  return null;
}

function whole(parsed: string | null, format: (value: string) => string): string | null {
  return parsed === null ? null : format(parsed);
}

/**
 * Telephone, SNILS and dates are put in their usual form when the field is left, and only if they are complete: while
 * somebody types or pastes, nothing moves the cursor.
 */
export function FormatOnBlur() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    const tidy = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLInputElement)) return;
      const better = wellWritten(target.name, target.value);
      if (better !== null && better !== target.value) target.value = better;
    };
    form?.addEventListener('focusout', tidy);
    return () => form?.removeEventListener('focusout', tidy);
  }, []);
  return <span ref={place} hidden />;
}
