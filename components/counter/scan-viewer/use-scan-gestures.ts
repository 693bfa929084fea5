import { useEffect, type RefObject } from 'react';

/** A place in the frame, in pixels from its corner. */
export type Anchor = { x: number; y: number };

type Gestures = {
  /** Enlarged by the factor around the place under the fingers or the pointer. */
  onZoom: (factor: number, around: Anchor) => void;
};

/**
 * Ctrl and the wheel, two fingers on a touchpad or on the screen enlarge; a pressed mouse moves what is enlarged. The
 * wheel alone scrolls as everywhere.
 */
export function useScanGestures(frame: RefObject<HTMLElement | null>, { onZoom }: Gestures): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let spread = 0;
    const placeOf = (clientX: number, clientY: number): Anchor => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const wheel = (event: WheelEvent) => {
      // A touchpad's pinch comes as a wheel with Ctrl.
      if (!event.ctrlKey) return;
      event.preventDefault();
      onZoom(Math.exp(-event.deltaY / 300), placeOf(event.clientX, event.clientY));
    };
    const touch = (event: TouchEvent) => {
      const [first, second] = event.touches;
      if (!first || !second) {
        spread = 0;
        return;
      }
      event.preventDefault();
      const now = Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY);
      const middle = placeOf((first.clientX + second.clientX) / 2, (first.clientY + second.clientY) / 2);
      if (spread > 0) onZoom(now / spread, middle);
      spread = now;
    };
    const drag = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.buttons !== 1) return;
      element.scrollBy(-event.movementX, -event.movementY);
    };
    // Not passive: the page itself must not be enlarged at the same time.
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('touchstart', touch, { passive: false });
    element.addEventListener('touchmove', touch, { passive: false });
    element.addEventListener('touchend', touch);
    element.addEventListener('pointermove', drag);
    return () => {
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('touchstart', touch);
      element.removeEventListener('touchmove', touch);
      element.removeEventListener('touchend', touch);
      element.removeEventListener('pointermove', drag);
    };
  }, [frame, onZoom]);
}
