import { StringDecoder } from 'node:string_decoder';
import sax, { type Tag } from 'sax';
import { refuseTable } from './refuse-table';

export type XmlHandlers = {
  /** Names without their namespace prefix. */
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Most tags of a part, whatever they are called: each costs time, whoever reads it. A sheet of all its cells has fewer. */
const mostTags = 20_000_000;

/** Reads XML as it comes; calls back for every chunk, so that the caller takes what was found before the next is read. */
export async function* readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const xml = sax.parser(true, { trim: false });
  const decoder = new StringDecoder('utf8');
  xml.onerror = () => {
    throw refuseTable('unreadable');
  };
  // A document type may define entities that grow without end; a table of a spreadsheet has none.
  xml.ondoctype = () => {
    throw refuseTable('unreadable');
  };
  let tags = 0;
  xml.onopentag = (tag) => {
    tags += 1;
    if (tags > mostTags) throw refuseTable('too_heavy');
    handlers.open?.(localName(tag.name), (tag as Tag).attributes);
  };
  xml.ontext = (text) => handlers.text?.(text);
  xml.oncdata = (text) => handlers.text?.(text);
  xml.onclosetag = (name) => handlers.close?.(localName(name));
  for await (const chunk of chunks) {
    xml.write(decoder.write(chunk));
    yield;
  }
  xml.write(decoder.end()).close();
  yield;
}

/** Reads all of it at once: for the small parts. */
export async function readWholeXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const steps = readXml(chunks, handlers);
  while (!(await steps.next()).done);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
