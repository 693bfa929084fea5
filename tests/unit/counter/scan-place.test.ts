import { expect, test } from 'vitest';
import { placeAfter } from '@/components/counter/scan-viewer/scan-place';
import { plainView, turned, zoomedIn } from '@/components/counter/scan-viewer/scan-view';

const place = { x: 0.2, y: 0.1 };

test('what is read stays where it is when it is enlarged', () => {
  expect(placeAfter(place, plainView, zoomedIn(plainView))).toEqual(place);
});

test('what is read is found again after a turn: the upper left corner goes to the upper right', () => {
  expect(placeAfter({ x: 0, y: 0 }, plainView, turned(plainView))).toEqual({ x: 1, y: 0 });
  expect(placeAfter(place, plainView, turned(plainView))).toEqual({ x: 0.9, y: 0.2 });
});

test('four turns lead back', () => {
  let view = plainView;
  let at = { x: 0.25, y: 0.5 };
  for (let turn = 0; turn < 4; turn += 1) {
    at = placeAfter(at, view, turned(view));
    view = turned(view);
  }
  expect(at).toEqual({ x: 0.25, y: 0.5 });
});
