'use client';

import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
} from 'react';
import { TextLink } from '@/components/ui/text-link';
import {
  boxesOf,
  plainView,
  turned,
  viewWords,
  zoomedBy,
  zoomedIn,
  zoomedOut,
  type ScanView,
} from './scan-view';
import { centreOf, placeAfter, scrollToCentre, type ScanPlace } from './scan-place';
import { ScanTools } from './scan-tools';
import { useScanGestures, type Anchor } from './use-scan-gestures';
import { WidenScan } from './widen-scan';

/** One page of a document: its address and what is to be seen in words. */
export type ScanPicture = { src: string; words: string };

type ScanViewerProps = {
  pictures: readonly ScanPicture[];
  /** The page can give it more room. */
  widens?: boolean;
};

const nothingChanges = () => () => undefined;

/**
 * The pages of a scanned document, one at a time: enlarged, turned and moved to read them beside the data. Without
 * JavaScript the first page stands here, and each opens large by its link. The turn is of the view only.
 */
export function ScanViewer({ pictures, widens = false }: ScanViewerProps) {
  const working = useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
  const [view, setView] = useState<ScanView>(plainView);
  const [page, setPage] = useState(0);
  const [ratio, setRatio] = useState(1);
  const keysId = useId();
  const frame = useRef<HTMLElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const anchor = useRef<{ at: Anchor; left: number; top: number } | null>(null);
  const centre = useRef<ScanPlace | null>(null);

  const measure = () => {
    const { naturalWidth = 0, naturalHeight = 0 } = image.current ?? {};
    if (naturalWidth > 0 && naturalHeight > 0) setRatio(naturalWidth / naturalHeight);
  };
  // The picture may have come before the script.
  useEffect(measure, [page]);

  const zoomAround = useCallback((factor: number, at: Anchor) => {
    const { scrollLeft = 0, scrollTop = 0 } = frame.current ?? {};
    setView((before) => {
      const after = zoomedBy(before, factor);
      const grown = after.zoom / before.zoom;
      anchor.current = {
        at,
        left: (scrollLeft + at.x) * grown - at.x,
        top: (scrollTop + at.y) * grown - at.y,
      };
      return after;
    });
  }, []);
  useScanGestures(frame, { onZoom: zoomAround });
  useLayoutEffect(() => {
    if (anchor.current) frame.current?.scrollTo(anchor.current.left, anchor.current.top);
    if (centre.current) scrollToCentre(frame.current, centre.current);
    anchor.current = null;
    centre.current = null;
  }, [view]);
  // What was being read stays in the middle, enlarged or turned.
  const show = (after: ScanView) => {
    const now = centreOf(frame.current);
    centre.current = now && after !== plainView ? placeAfter(now, view, after) : null;
    setView(after);
  };

  const turnPage = (to: number) => {
    if (to < 0 || to >= pictures.length) return;
    setPage(to);
    setView(plainView);
    frame.current?.scrollTo(0, 0);
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = actOf(event, view);
    if (act === null) return;
    event.preventDefault();
    if (act.view) show(act.view);
    else turnPage(page + act.step);
  };

  const shown = pictures[page];
  if (!shown) return null;
  const boxes = boxesOf(view, ratio);
  return (
    <div>
      <div className="mb-2 flex items-start gap-1.5 print:hidden">
        {/* The room for the buttons is kept until the script is there, and not where none will come. */}
        <div className={`min-w-0 flex-1 noscript:hidden ${working ? '' : 'invisible'}`}>
          <ScanTools view={view} onView={show} page={page} pages={pictures.length} onPage={turnPage} />
        </div>
        {widens && <WidenScan />}
      </div>
      {/* The frame takes the focus, so that its keys and the arrows work in it. */}
      <section
        ref={frame}
        aria-label={shown.words}
        aria-describedby={keysId}
        tabIndex={0}
        onKeyDown={byKey}
        className="max-h-[70dvh] min-h-11 overflow-auto rounded-md border border-line bg-sunken @min-[56em]:group-has-[[data-wide-scan]:checked]/desk:h-[max(16rem,calc(100dvh-9rem))] @min-[56em]:group-has-[[data-wide-scan]:checked]/desk:max-h-none @min-[66rem]:h-[max(16rem,calc(100dvh-24.75rem))] @min-[66rem]:max-h-none print:max-h-none"
      >
        <div className={boxes ? 'relative mx-auto' : ''} style={boxes?.room}>
          <img
            ref={image}
            key={shown.src}
            src={shown.src}
            alt={shown.words}
            draggable={false}
            onLoad={measure}
            style={boxes?.picture}
            className={`pictures-off:hidden ${boxes ? 'absolute top-1/2 left-1/2 max-w-none' : 'w-full print:max-h-[12cm] print:object-contain'}`}
          />
          <span className="hidden pictures-off:inline">{shown.words}</span>
        </div>
      </section>
      <p id={keysId} className="sr-only">
        Клавиши: плюс и минус — размер, R — повернуть, 0 — по ширине
        {pictures.length > 1 && ', квадратные скобки — страницы'}.
      </p>
      <p role="status" className="sr-only">
        {boxes && viewWords(view)}
        {page > 0 && ` Страница ${page + 1} из ${pictures.length}`}
      </p>
      <ul className="flex flex-wrap gap-x-4 print:hidden">
        {(working ? [shown] : pictures).map(({ src }, position) => (
          <li key={src}>
            <TextLink href={src} external standalone>
              Открыть скан отдельно
              {!working && pictures.length > 1 && `, страница ${position + 1}`}
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Act = { view: ScanView; step?: never } | { view: null; step: 1 | -1 };

/** By the place of the key as well: on the Russian layout «R» types «К» and the brackets type «х» and «ъ». */
function actOf({ key, code }: KeyboardEvent, view: ScanView): Act | null {
  if (key === '+' || key === '=') return { view: zoomedIn(view) };
  if (key === '-' || key === '−') return { view: zoomedOut(view) };
  if (key === '0') return { view: plainView };
  if (code === 'KeyR') return { view: turned(view) };
  if (code === 'BracketLeft') return { view: null, step: -1 };
  if (code === 'BracketRight') return { view: null, step: 1 };
  return null;
}
