import { Children, cloneElement, isValidElement, type FunctionComponent, type ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { TextLink as PortalLink } from '@/components/ui/text-link';
import { Addition } from '@/emails/addition';
import { LinkInFull, List, MainButton, NumberBlock, Paragraph, Subheading, TextLink } from '@/emails/blocks';
import { Layout } from '@/emails/layout';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { pathOfLink } from '@/lib/domain/mailbox';

type LetterBodyProps = {
  letter: ReactNode;
  /** Whether the page it is about still exists for the reader. */
  leadsOn?: boolean;
};

/**
 * A letter as a page of the portal. The templates stay the one source of words: they are walked here, and where an e-mail
 * gets a block made of tables and inline styles, the page gets the portal's own. They are plain functions without hooks, so
 * whatever is no block is called and walked on. No markup is taken from what the letter says.
 */
export function LetterBody({ letter, leadsOn = true }: LetterBodyProps) {
  const drawings = leadsOn ? blocks : withoutButton;
  const draw: Draw = (node) => Children.map(node, (one) => drawOne(one, drawings, draw));
  return <div className="flow-tight max-w-measure wrap-break-word">{draw(letter)}</div>;
}

type Draw = (node: ReactNode) => ReactNode;
type Drawing<Props> = (props: Props, draw: Draw) => ReactNode;
type Drawings = ReadonlyMap<unknown, Drawing<unknown>>;

function drawOne(node: ReactNode, drawings: Drawings, draw: Draw): ReactNode {
  if (!isValidElement<{ children?: ReactNode }>(node)) return node;
  const { type, props } = node;
  const drawing = drawings.get(type);
  if (drawing) return drawing(props, draw);
  if (typeof type === 'function') return draw((type as FunctionComponent<unknown>)(props) as ReactNode);
  return props.children === undefined ? node : cloneElement(node, {}, draw(props.children));
}

function block<Props>(of: FunctionComponent<Props>, drawing: Drawing<Props>) {
  return [of, drawing as Drawing<unknown>] as const;
}

const blocks: Drawings = new Map<unknown, Drawing<unknown>>([
  // The page has a frame, a title and a footer of its own.
  block(Layout, ({ children, addition }, draw) => (
    <>
      {draw(children)}
      {addition && draw(<Addition addition={addition} />)}
    </>
  )),
  block(Paragraph, ({ children }, draw) => <p>{draw(children)}</p>),
  block(Subheading, ({ children }, draw) => <h2 className="pt-3 text-xl font-semibold">{draw(children)}</h2>),
  block(List, ({ items, ordered = false }, draw) => {
    const Tag = ordered ? 'ol' : 'ul';
    return (
      <Tag className={`flow-tight pl-6 ${ordered ? 'list-decimal' : 'list-disc'}`}>
        {items.map((item, position) => (
          <li key={position}>{draw(item)}</li>
        ))}
      </Tag>
    );
  }),
  block(NumberBlock, ({ number }) => (
    <p className="rounded-md bg-sunken px-5 py-4">
      <span className="block text-sm text-ink-soft">Номер сертификата:</span>
      <strong className="text-2xl tabular-nums">{formatCertificateNumber(number)}</strong>
    </p>
  )),
  block(MainButton, ({ href, children }, draw) => (
    <p className="py-2">
      <ButtonLink href={pathOfLink(href)} wide>
        {draw(children)}
      </ButtonLink>
    </p>
  )),
  block(TextLink, ({ href, children }, draw) => (
    <PortalLink href={pathOfLink(href)}>{draw(children)}</PortalLink>
  )),
  // Only for mail programs that show no buttons.
  block(LinkInFull, () => null),
]);

const withoutButton: Drawings = new Map([...blocks, block(MainButton, () => null)]);
