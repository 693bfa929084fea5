import { describe, expect, test } from 'vitest';
import {
  boxesOf,
  mostZoom,
  plainView,
  turned,
  viewWords,
  zoomedBy,
  zoomedIn,
  zoomedOut,
} from '@/components/counter/scan-viewer/scan-view';

describe('the look at a scan', () => {
  test('plain, it writes no size at all: the page may forbid inline styles before the script wakes', () => {
    expect(boxesOf(plainView, 0.7)).toBeNull();
    expect(boxesOf(zoomedOut(zoomedIn(plainView)), 0.7)).toBeNull();
  });

  test('is never smaller than the frame nor larger than can be read', () => {
    expect(zoomedOut(plainView).zoom).toBe(1);
    expect(zoomedBy(plainView, 1000).zoom).toBe(mostZoom);
  });

  test('four quarters are the beginning again', () => {
    expect(turned(turned(turned(turned(plainView))))).toEqual(plainView);
  });

  test('turned by a quarter, the picture is as wide as the frame and takes up what it is high', () => {
    const boxes = boxesOf(turned(plainView), 0.5);
    // A picture twice as high as wide lies twice as wide as high.
    expect(boxes).toEqual({
      room: { width: '100%', aspectRatio: '2' },
      picture: { width: '50%', transform: 'translate(-50%, -50%) rotate(90deg)' },
    });
  });

  test('upside down it keeps its sides', () => {
    expect(boxesOf(turned(turned(plainView)), 0.5)).toMatchObject({
      room: { aspectRatio: '0.5' },
      picture: { width: '100%' },
    });
  });

  test('is told in words', () => {
    expect(viewWords(zoomedIn(turned(plainView)))).toBe('Увеличено до 150 %, повёрнуто на 90°');
    expect(viewWords(plainView)).toBe('По ширине');
  });
});
