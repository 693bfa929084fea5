import type { ReactNode } from 'react';

const sizes = {
  small: { box: 'size-7', square: 'size-5' },
  medium: { box: 'size-9', square: 'size-[1.625rem]' },
} as const;

type DiamondProps = {
  size: keyof typeof sizes;
  /** Border and ground of the square. */
  look: string;
  /** Colour of the sign on it. */
  ink: string;
  children?: ReactNode;
};

/** The shape that runs through the portal: a kite seen from the front. Decoration, never read out. */
export function Diamond({ size, look, ink, children }: DiamondProps) {
  return (
    <span aria-hidden="true" className={`relative grid shrink-0 place-items-center ${sizes[size].box}`}>
      <span
        className={`absolute rotate-45 rounded-sm [print-color-adjust:exact] ${sizes[size].square} ${look}`}
      />
      <span className={`relative text-sm font-semibold ${ink}`}>{children}</span>
    </span>
  );
}
