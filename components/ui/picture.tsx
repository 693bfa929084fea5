type PictureProps = {
  src: string;
  /** What is to be seen, in words. Where pictures are switched off, these words stand in its place. */
  words: string;
  /** Tailwind classes of the picture itself. */
  look: string;
  /** The words stand beside the picture anyway: nothing is read out, and without pictures nothing takes its place. */
  decorative?: boolean;
};

/**
 * A picture and its words. «Версия для слабовидящих» may switch pictures off: then the words take its place. Not the
 * framework's own image: a scan of a document goes through no cache but the route that asks who is looking.
 */
export function Picture({ src, words, look, decorative = false }: PictureProps) {
  return (
    <>
      <img src={src} alt={decorative ? '' : words} className={`pictures-off:hidden ${look}`} />
      {!decorative && <span className="hidden pictures-off:inline">{words}</span>}
    </>
  );
}
