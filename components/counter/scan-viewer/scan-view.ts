/** How a scan is looked at; the scan itself stays as it is. */
export type ScanView = {
  /** 1 is as wide as the frame. */
  zoom: number;
  /** Quarters of a turn to the right. */
  quarters: 0 | 1 | 2 | 3;
};

export const plainView: ScanView = { zoom: 1, quarters: 0 };

export const mostZoom = 6;
const step = 1.5;

export function zoomedBy(view: ScanView, factor: number): ScanView {
  return { ...view, zoom: Math.min(mostZoom, Math.max(1, view.zoom * factor)) };
}

export function zoomedIn(view: ScanView): ScanView {
  return zoomedBy(view, step);
}

export function zoomedOut(view: ScanView): ScanView {
  return zoomedBy(view, 1 / step);
}

const next = { 0: 1, 1: 2, 2: 3, 3: 0 } as const;

export function turned(view: ScanView): ScanView {
  return { ...view, quarters: next[view.quarters] };
}

type Boxes = {
  /** The room the picture takes up, which is scrolled. */
  room: { width: string; aspectRatio: string };
  /** The picture in its middle. */
  picture: { width: string; transform: string };
};

/**
 * Sizes of a picture that is turned and enlarged. Turned by a quarter it takes up what it is high, so that nothing of it
 * leaves the frame. Null while the plain look says it all: then no size is written at all.
 * @param ratio width to height of the picture as it lies in the file
 */
export function boxesOf({ zoom, quarters }: ScanView, ratio: number): Boxes | null {
  if (zoom === 1 && quarters === 0) return null;
  const lying = quarters === 1 || quarters === 3;
  return {
    room: { width: `${zoom * 100}%`, aspectRatio: String(lying ? 1 / ratio : ratio) },
    picture: {
      width: `${lying ? ratio * 100 : 100}%`,
      transform: `translate(-50%, -50%) rotate(${quarters * 90}deg)`,
    },
  };
}

/** For those who listen: «Увеличено до 150 %, повёрнуто на 90°». */
export function viewWords({ zoom, quarters }: ScanView): string {
  const size = zoom === 1 ? 'По ширине' : `Увеличено до ${Math.round(zoom * 100)} %`;
  return quarters === 0 ? size : `${size}, повёрнуто на ${quarters * 90}°`;
}
