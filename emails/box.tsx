import type { CSSProperties, ReactNode } from 'react';

type BoxProps = {
  className?: string;
  style: CSSProperties;
  /** The plain text of the letter goes without it. */
  skippedInText?: boolean;
  children: ReactNode;
};

/** A block with inner space. Outlook knows padding only of table cells, so the style lies on the cell. */
export function Box({ className, style, skippedInText = false, children }: BoxProps) {
  return (
    <table
      role="presentation"
      width="100%"
      border={0}
      cellPadding={0}
      cellSpacing={0}
      data-skip-in-text={skippedInText}
    >
      <tbody>
        <tr>
          <td className={className} style={style}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
