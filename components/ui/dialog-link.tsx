'use client';

import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button';

type DialogLinkProps = {
  /** The id of the `Dialog` on this page. */
  dialog: string;
  /** The page with the same question: for browsers without scripts or too old to open the dialog by themselves. */
  href: string;
  variant?: ButtonVariant;
  children: ReactNode;
};

/* HTML knows these attributes of a button; the types of React do not know them yet. */
const showing = (dialog: string) => ({ commandfor: dialog, command: 'show-modal' });

const nothingChanges = () => () => undefined;

export function DialogLink({ dialog, href, variant = 'secondary', children }: DialogLinkProps) {
  const opens = useSyncExternalStore(
    nothingChanges,
    () => 'command' in HTMLButtonElement.prototype,
    () => false,
  );
  return opens ? (
    <Button type="button" variant={variant} {...showing(dialog)}>
      {children}
    </Button>
  ) : (
    <ButtonLink href={href} variant={variant}>
      {children}
    </ButtonLink>
  );
}
