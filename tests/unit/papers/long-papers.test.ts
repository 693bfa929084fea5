import { expect, test } from 'vitest';
import type { PaperData } from '@/lib/papers/paper-data';
import { renderPapers } from '@/lib/papers/render-papers';
import { readPdf, type PrintedText } from '@/tests/unit/papers/read-pdf';
import { family, longest, longFamily, noPatronymic, ownApplication } from '@/tests/unit/papers/sample-papers';

const millimetre = 72 / 25.4;
const samples: Record<string, PaperData> = { family, ownApplication, noPatronymic, longFamily, longest };

test.each(Object.entries(samples))(
  '%s: nothing leaves the margins or lies on anything else',
  async (_name, data) => {
    const { pages } = await readPdf(renderPapers(data));
    for (const { pieces, width, height } of pages) {
      for (const piece of pieces) {
        expect(piece.left, piece.text).toBeGreaterThanOrEqual(20 * millimetre - 0.1);
        expect(piece.right, piece.text).toBeLessThanOrEqual(width - 15 * millimetre + 0.5);
        expect(piece.top, piece.text).toBeGreaterThanOrEqual(15 * millimetre - 0.1);
        expect(piece.bottom, piece.text).toBeLessThanOrEqual(height - 15 * millimetre + 0.5);
      }
      expect(overlaps(pieces)).toEqual([]);
    }
  },
);

function overlaps(pieces: readonly PrintedText[]): [string, string][] {
  return pieces.flatMap((one, index) =>
    pieces
      .slice(index + 1)
      .filter((other) => one.left < other.right - 0.5 && other.left < one.right - 0.5)
      .filter((other) => one.top < other.bottom && other.top < one.bottom)
      .map((other): [string, string] => [one.text, other.text]),
  );
}

test('names, addresses and issuers of 300 characters are printed whole on at most two pages each', async () => {
  const { pages } = await readPdf(renderPapers(longFamily));
  expect(pages.map((page) => page.text.match(/(Заявление|Согласие), стр\. \d из \d/u)?.[0])).toEqual([
    'Заявление, стр. 1 из 2',
    'Заявление, стр. 2 из 2',
    'Согласие, стр. 1 из 2',
    'Согласие, стр. 2 из 2',
  ]);
  const [application, consent] = [pages.slice(0, 2), pages.slice(2)].map((sheet) =>
    sheet.map((page) => page.text).join(' '),
  );
  const { child, applicant } = longFamily;
  for (const words of [child.fullName, child.address, child.document.issuedBy, applicant?.fullName]) {
    expect(application).toContain(words);
    expect(consent).toContain(words);
  }
  expect(consent).toContain(applicant?.address);
});

test('a word of 300 letters is parted, not cut', async () => {
  const { pages } = await readPdf(renderPapers(longest));
  expect(pages).toHaveLength(4);
  const letters = pages.map((page) => page.text.match(/Щ/gu)?.length ?? 0);
  expect(letters).toEqual([300, 0, 300, 0]);
});

test('wherever the pages part, the signature stands with the last of what is signed', async () => {
  const partedAt = new Set<number>();
  for (let length = 90; length <= 270; length += 20) {
    const { pages } = await readPdf(renderPapers(withLongLines(length)));
    if (pages.length > 2) partedAt.add(length);
    const signed = pages.filter((page) => page.text.includes('подпись'));
    expect(signed).toHaveLength(2);
    expect(signed[0]?.text).toMatch(/1\. Правила.*в течение 20 рабочих дней.*подпись/u);
    expect(signed[1]?.text).toMatch(/Порядок отзыва.*подпись/u);
  }
  expect(partedAt.size).toBeGreaterThan(3);
}, 20_000);

/** A family whose addresses, documents and group take `length` characters each. */
function withLongLines(length: number): PaperData {
  const line = 'ул. Мира '.repeat(40).slice(0, length);
  const child = { ...family.child, address: line, document: { ...family.child.document, issuedBy: line } };
  return {
    ...family,
    child,
    applicant: family.applicant && { ...family.applicant, address: line, document: child.document },
    group: line,
  };
}
