export type MarkShape =
  'info' | 'check' | 'attention' | 'stop' | 'dot' | 'arrow-left' | 'chevron-down' | 'chevron-right';

const paths = {
  info: 'M8 7.2v4.3M8 4.4v.2',
  check: 'm3.8 8.4 2.8 2.9 5.6-6.4',
  attention: 'M8 3.6v5.2M8 11.9v.2',
  stop: 'm4.8 4.8 6.4 6.4m0-6.4-6.4 6.4',
  dot: 'M8 8v.01',
  'arrow-left': 'M13 8H3.4m4-4.2L3.2 8l4.2 4.2',
  'chevron-down': 'm3.6 6 4.4 4.4L12.4 6',
  'chevron-right': 'm6 3.6 4.4 4.4L6 12.4',
} as const satisfies Record<MarkShape, string>;

/** A small sign drawn in the colour of the text around it. Always decoration: the words beside it carry the meaning. */
export function Mark({ shape, size = 'small' }: { shape: MarkShape; size?: 'small' | 'medium' }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={`mark ${size === 'small' ? 'size-4' : 'size-5'}`}>
      <path d={paths[shape]} strokeWidth={shape === 'dot' ? 4 : undefined} />
    </svg>
  );
}
