import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button';

type SubmitRowProps = {
  label: ReactNode;
  variant?: Exclude<ButtonVariant, 'quiet'>;
  /** The way out: «Отмена», «Сделать позже». */
  secondary?: { href: string; label: ReactNode };
};

export function SubmitRow({ label, variant = 'primary', secondary }: SubmitRowProps) {
  return (
    <div className="flex flex-col gap-3 pt-1 sm:flex-row sm:flex-wrap sm:items-center">
      <Button variant={variant} wide>
        {label}
      </Button>
      {secondary !== undefined && (
        <ButtonLink href={secondary.href} variant="quiet" wide>
          {secondary.label}
        </ButtonLink>
      )}
    </div>
  );
}
