'use client';

import { useEffect, useState } from 'react';
import { readSlipFragment } from '@/lib/domain/slip-link';

type SlipFromAddressProps = {
  /** Ids of the two boxes of the sign-in form. */
  login: string;
  password: string;
};

/**
 * Whoever came by the QR code of a slip need not type: login and code stand behind the address, are put into the form and
 * taken out of the address at once, so that they stay in no history. Without a script they are typed.
 */
export function SlipFromAddress({ login, password }: SlipFromAddressProps) {
  const [filled, setFilled] = useState(false);
  useEffect(() => {
    const fill = () => {
      const slip = readSlipFragment(location.hash);
      if (!slip) return;
      history.replaceState(history.state, '', location.pathname + location.search);
      put(login, slip.login);
      put(password, slip.code);
      setFilled(true);
    };
    fill();
    // The page stands open already and another slip is scanned.
    addEventListener('hashchange', fill);
    return () => removeEventListener('hashchange', fill);
  }, [login, password]);
  return (
    <p role="status" className="font-medium empty:hidden">
      {filled && 'Логин и первый пароль взяты с листка. Нажмите «Войти».'}
    </p>
  );
}

function put(id: string, value: string): void {
  const box = document.getElementById(id);
  if (box instanceof HTMLInputElement) box.value = value;
}
