import type { ComponentPropsWithoutRef, ReactNode } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const looks = {
  primary: 'border-transparent bg-action text-on-action hover:bg-action-strong',
  secondary:
    'border-action bg-surface text-action hover:border-action-strong hover:text-action-strong hover:bg-info-soft',
  quiet:
    'border-transparent text-action underline underline-offset-4 hover:bg-info-soft hover:text-action-strong',
  danger: 'border-transparent bg-danger text-on-danger hover:bg-danger-strong',
} as const satisfies Record<ButtonVariant, string>;

function buttonLook(variant: ButtonVariant, wide: boolean): string {
  const width = wide ? 'w-full sm:w-auto' : '';
  return `inline-flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded-md border-2 px-6 py-2 text-center leading-snug wrap-break-word low-vision:wrap-anywhere font-semibold transition-colors print:hidden ${width} ${looks[variant]}`;
}

type ButtonLook = {
  variant?: ButtonVariant;
  /** The whole width of a phone. */
  wide?: boolean;
  children: ReactNode;
};

type ButtonProps = ButtonLook & Omit<ComponentPropsWithoutRef<'button'>, 'className' | 'style' | 'children'>;

export function Button({
  variant = 'primary',
  wide = false,
  type = 'submit',
  children,
  ...rest
}: ButtonProps) {
  return (
    <button {...rest} type={type} className={buttonLook(variant, wide)}>
      {children}
    </button>
  );
}

type ButtonLinkProps = ButtonLook &
  Omit<ComponentPropsWithoutRef<'a'>, 'className' | 'style' | 'children'> & { href: string };

/** A link that leads on and looks like a button. What changes something is a `Button` in a form. */
export function ButtonLink({ variant = 'primary', wide = false, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={buttonLook(variant, wide)}>
      {children}
    </a>
  );
}
