import type { ReactNode } from 'react';
import { Prose } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';

/**
 * An answer as it is kept: paragraphs between empty lines, «- » begins an item of a list, «[words](/address)» is a link.
 * Everything else stays text, whoever wrote it.
 */
export function AnswerText({ text }: { text: string }) {
  return (
    <Prose>
      {text.split(/\n{2,}/).map((block, position) => (
        <Block key={position} lines={block.split('\n')} />
      ))}
    </Prose>
  );
}

function Block({ lines }: { lines: readonly string[] }) {
  if (!lines.every((line) => line.startsWith('- '))) return <p>{withLinks(lines.join(' '))}</p>;
  return (
    <ul>
      {lines.map((line, position) => (
        <li key={position}>{withLinks(line.slice(2))}</li>
      ))}
    </ul>
  );
}

/* Only addresses of the portal and of the open web: nothing that runs in the page. */
const link = /\[([^\]]+)\]\((\/(?!\/)[^\s)]*|https:\/\/[^\s)]+)\)/g;

function withLinks(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let read = 0;
  for (const { 0: whole, 1: words, 2: href = '', index } of text.matchAll(link)) {
    parts.push(
      text.slice(read, index),
      <TextLink key={index} href={href} external={href.startsWith('https:')} standalone={whole === text}>
        {words}
      </TextLink>,
    );
    read = index + whole.length;
  }
  return [...parts, text.slice(read)];
}
