'use client';

import { useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';

const nothingChanges = () => () => undefined;

/**
 * Copies the number with one press. Its place is kept before it works, so that nothing under it jumps; without
 * JavaScript it stays empty: the number itself is selected as a whole.
 */
export function CopyNumber({ number }: { number: string }) {
  const working = useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
  const [said, setSaid] = useState('');

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(number);
      setSaid('Номер скопирован');
    } catch {
      // The browser may forbid it, or the portal stands without HTTPS.
      setSaid('Не получилось. Нажмите на номер, чтобы выделить его, и скопируйте.');
    }
  };
  return (
    <>
      <div className={working ? 'flex flex-col' : 'invisible flex flex-col'}>
        <Button type="button" variant="secondary" wide onClick={() => void copy()}>
          Скопировать номер
        </Button>
      </div>
      <p role="status" className="self-center font-medium text-success">
        {said}
      </p>
    </>
  );
}
