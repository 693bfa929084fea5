const longestRange = 256;

/** Which letters the numbers of a font's glyphs stand for: by it text is copied, searched and read aloud. */
export function unicodeMap(texts: readonly (readonly number[])[]): string {
  const entries = texts.map((codePoints) => `<${codePoints.map(hexOf).join('')}>`);
  const starts = Array.from(
    { length: Math.ceil(entries.length / longestRange) },
    (_range, index) => index * longestRange,
  );
  const ranges = starts.map((start) => {
    const part = entries.slice(start, start + longestRange);
    return `<${fourHex(start)}> <${fourHex(start + part.length - 1)}> [${part.join(' ')}]`;
  });
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${ranges.length} beginbfrange
${ranges.join('\n')}
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** UTF-16, as the format wants it. */
function hexOf(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return Array.from({ length: text.length }, (_unit, index) => fourHex(text.charCodeAt(index))).join('');
}

function fourHex(value: number): string {
  return value.toString(16).padStart(4, '0');
}
