import { createRequire } from 'node:module';
import sharp from 'sharp';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import type { PersonName } from '@/lib/domain/names';
import type { DocumentFacts } from './rows/people';

export type PictureFacts = { name: PersonName; birthDate: PlainDate; document: DocumentFacts };

const page = { width: 900, height: 1270 } as const;
const textWidth = 720;

// The font comes along: a fresh server has none with Cyrillic letters, or none at all.
const fontfile = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/pt-serif/400Regular/PTSerif_400Regular.ttf',
);

/** Paper with a pattern of waves, as documents have; it bears no arms and resembles no real form. */
const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}">
  <defs>
    <pattern id="waves" width="36" height="24" patternUnits="userSpaceOnUse">
      <path d="M0 12q9-12 18 0t18 0" fill="none" stroke="#cfdcd6" stroke-width="1.5"/>
    </pattern>
  </defs>
  <rect width="100%" height="100%" fill="#f6f3ea"/>
  <rect x="44" y="44" width="812" height="1182" fill="url(#waves)" stroke="#6f8f86" stroke-width="5"/>
  <rect x="60" y="60" width="780" height="1150" fill="none" stroke="#6f8f86" stroke-width="1.5"/>
  <line x1="150" y1="1080" x2="420" y2="1080" stroke="#4b5f59" stroke-width="2"/>
  <circle cx="660" cy="1060" r="86" fill="none" stroke="#7f93b8" stroke-width="4"/>
  <circle cx="660" cy="1060" r="70" fill="none" stroke="#7f93b8" stroke-width="1.5"/>
</svg>`;

let background: Promise<Buffer> | undefined;

function line(text: string, points: number, attributes = ''): string {
  return `<span size="${points * 1024}" ${attributes}>${text}</span>`;
}

function wording({ name, birthDate, document }: PictureFacts): string {
  const { title } = identityDocumentKinds[document.kind];
  return [
    line('ОБРАЗЕЦ. Вымышленный документ', 24, 'weight="bold" foreground="#a3352b"'),
    '',
    line(title.toUpperCase(), 21, 'weight="bold"'),
    line(`${document.series} № ${document.number}`, 26),
    '',
    line(name.surname.toUpperCase(), 29),
    line([name.givenName, name.patronymic].filter(Boolean).join(' '), 28),
    '',
    line(`Дата рождения: ${formatDate(birthDate)}`, 22),
    line(document.issuedOn ? `Дата выдачи: ${formatDate(document.issuedOn)}` : '', 22),
    line(document.issuedBy ?? '', 20),
  ].join('\n');
}

/** A picture of an invented document as JPEG, with the data a family would have typed from it. */
export async function documentPicture(facts: PictureFacts): Promise<Buffer> {
  background ??= sharp(Buffer.from(paper)).png({ compressionLevel: 1 }).toBuffer();
  const text = sharp({
    text: {
      text: `<span foreground="#26332f">${wording(facts)}</span>`,
      font: 'PT Serif',
      fontfile,
      rgba: true,
      width: textWidth,
      align: 'centre',
      dpi: 96,
      spacing: 20,
    },
  });
  const { data, info } = await text.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true });
  // The drawn text is as wide as its longest line.
  const left = Math.round((page.width - info.width) / 2);
  return sharp(await background)
    .composite([{ input: data, top: 150, left }])
    .jpeg({ quality: 78 })
    .toBuffer();
}
