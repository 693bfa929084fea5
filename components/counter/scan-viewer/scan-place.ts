import type { ScanView } from './scan-view';

/** A place of the picture as it lies in the frame, in parts of its width and height. */
export type ScanPlace = { x: number; y: number };

/** Where the place has gone after the picture was enlarged or turned: each quarter to the right carries the top to the right. */
export function placeAfter(place: ScanPlace, before: ScanView, after: ScanView): ScanPlace {
  const quarters = (after.quarters - before.quarters + 4) % 4;
  let { x, y } = place;
  for (let turn = 0; turn < quarters; turn += 1) [x, y] = [1 - y, x];
  return { x, y };
}

/** What stands in the middle of the frame. Null before there is a frame. */
export function centreOf(frame: HTMLElement | null): ScanPlace | null {
  const room = frame?.firstElementChild;
  if (!frame || !(room instanceof HTMLElement)) return null;
  return {
    x: part(frame.scrollLeft + frame.clientWidth / 2, room.offsetWidth),
    y: part(frame.scrollTop + frame.clientHeight / 2, room.offsetHeight),
  };
}

export function scrollToCentre(frame: HTMLElement | null, { x, y }: ScanPlace): void {
  const room = frame?.firstElementChild;
  if (!frame || !(room instanceof HTMLElement)) return;
  frame.scrollTo(
    x * room.offsetWidth - frame.clientWidth / 2,
    y * room.offsetHeight - frame.clientHeight / 2,
  );
}

/** A picture lower than its frame has its own middle in the middle. */
function part(position: number, whole: number): number {
  return whole > 0 && position <= whole ? position / whole : 0.5;
}
