import { Button } from '@react-email/button';
import { Heading } from '@react-email/heading';
import { Link } from '@react-email/link';
import { Text } from '@react-email/text';
import type { ReactNode } from 'react';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { Box } from './box';
import { colours } from './theme';

const body = { color: colours.ink, fontSize: '16px', lineHeight: '24px' };

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={{ ...body, margin: '0 0 16px' }}>
      {children}
    </Text>
  );
}

export function Subheading({ children }: { children: ReactNode }) {
  return (
    <Heading
      as="h2"
      className="ink"
      style={{ ...body, margin: '28px 0 10px', fontSize: '18px', fontWeight: 700 }}
    >
      {children}
    </Heading>
  );
}

export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  // A long address must break on a narrow screen rather than widen the letter.
  const style = { color: colours.action, textDecoration: 'underline', wordBreak: 'break-word' } as const;
  return (
    <Link href={href} className="link" style={style}>
      {children}
    </Link>
  );
}

/** The one thing to press. */
export function MainButton({ href, children }: { href: string; children: ReactNode }) {
  const style = {
    backgroundColor: colours.action,
    borderRadius: '6px',
    color: colours.onAction,
    fontSize: '16px',
    fontWeight: 600,
    padding: '14px 20px',
    textAlign: 'center',
  } as const;
  return (
    <Box style={{ padding: '8px 0 20px' }}>
      <Button href={href} className="button" style={style}>
        {children}
      </Button>
    </Box>
  );
}

/** The address of the button once more, for programs that show no buttons; the plain text has it already. */
export function LinkInFull({ href }: { href: string }) {
  return (
    <Text
      data-skip-in-text="true"
      className="ink-soft"
      style={{ margin: '0 0 20px', color: colours.inkSoft, fontSize: '14px', lineHeight: '20px' }}
    >
      Если кнопка не открывается, скопируйте ссылку в адресную строку браузера:
      <br />
      <TextLink href={href}>{href}</TextLink>
    </Text>
  );
}

export function NumberBlock({ number }: { number: string }) {
  return (
    <Box style={{ padding: '0 0 20px' }}>
      <Box className="sunken" style={{ backgroundColor: colours.sunken, padding: '14px 18px' }}>
        <Text className="ink-soft" style={numberLabel}>
          Номер сертификата:
        </Text>
        <Text className="ink" style={numberItself}>
          {formatCertificateNumber(number)}
        </Text>
      </Box>
    </Box>
  );
}

const numberLabel = { margin: 0, color: colours.inkSoft, fontSize: '14px', lineHeight: '20px' };
const numberItself = { margin: 0, color: colours.ink, fontSize: '26px', lineHeight: '34px', fontWeight: 700 };

export function List({ items, ordered = false }: { items: readonly ReactNode[]; ordered?: boolean }) {
  const Tag = ordered ? 'ol' : 'ul';
  return (
    <Tag className="ink" style={{ ...body, margin: '0 0 16px', padding: '0 0 0 22px' }}>
      {items.map((item, at) => (
        <li key={at} style={{ margin: '0 0 6px' }}>
          {item}
        </li>
      ))}
    </Tag>
  );
}
