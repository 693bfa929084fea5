import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LivePage } from '@/app/cabinet/_live-page';
import { askFor, outcomeOf, poll, type Asked } from '@/components/ui/poll';

vi.mock('next/navigation', () => ({ useRouter: () => ({}) }));

class Page extends EventTarget {
  hidden = false;
  look(hidden: boolean) {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: Page;
let ask: ReturnType<typeof vi.fn<() => Promise<Asked>>>;
let end: () => void = () => undefined;

const begin = (pauseMs = (asked: number) => 3000 + asked * 1000) => {
  end = poll({ ask, pauseMs });
};
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal('document', page);
  ask = vi.fn<() => Promise<Asked>>().mockResolvedValue('same');
});
afterEach(() => {
  end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a page that polls', () => {
  test('asks after the first pause, then after growing ones', async () => {
    begin();
    await pass(2.9);
    expect(ask).toHaveBeenCalledTimes(0);
    await pass(0.1);
    expect(ask).toHaveBeenCalledTimes(1);
    await pass(3.9);
    expect(ask).toHaveBeenCalledTimes(1);
    await pass(0.1);
    expect(ask).toHaveBeenCalledTimes(2);
    await pass(5);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  test('does not ask while nobody looks; looked at again it asks at once and begins anew', async () => {
    begin();
    await pass(3 + 4);
    page.look(true);
    await pass(600);
    expect(ask).toHaveBeenCalledTimes(2);
    page.look(false);
    await pass(0);
    expect(ask).toHaveBeenCalledTimes(3);
    await pass(4);
    expect(ask).toHaveBeenCalledTimes(4);
  });

  test('asks no more once it is over, nor when it was left', async () => {
    ask.mockResolvedValue('over');
    begin();
    await pass(600);
    page.look(false);
    await pass(600);
    expect(ask).toHaveBeenCalledTimes(1);
    ask.mockResolvedValue('same');
    begin();
    end();
    await pass(600);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('a server that is down is asked ever more rarely, and as before when it is there again', async () => {
    ask.mockResolvedValue('failed');
    begin(() => 2000);
    await pass(2 + 4 + 8 + 16 + 32);
    expect(ask).toHaveBeenCalledTimes(5);
    await pass(59);
    expect(ask).toHaveBeenCalledTimes(5);
    ask.mockResolvedValue('same');
    await pass(1 + 2 + 2);
    expect(ask).toHaveBeenCalledTimes(8);
  });

  test('one answer that cannot be read does not end it', async () => {
    ask.mockRejectedValueOnce(new SyntaxError('Unexpected token <'));
    begin(() => 2000);
    await pass(2 + 4 + 2);
    expect(ask).toHaveBeenCalledTimes(3);
  });
});

describe('an answer', () => {
  test.each([
    [200, 'same'],
    [204, 'same'],
    [401, 'over'],
    [404, 'over'],
    [500, 'failed'],
    [503, 'failed'],
  ] as const)('%i means %s', (status, outcome) => {
    expect(outcomeOf(new Response(null, { status }))).toBe(outcome);
  });

  test('that does not come is a failure, and it is not waited for without end', async () => {
    const asked = vi.fn<typeof fetch>().mockRejectedValue(new TypeError('fetch failed'));
    vi.stubGlobal('fetch', asked);
    expect(outcomeOf(await askFor('/cabinet/state'))).toBe('failed');
    expect(asked.mock.calls[0]?.[1]?.signal).toBeInstanceOf(AbortSignal);
  });
});

test('without scripts a page that waits says what to do, one that waits for nothing does not', () => {
  const draw = (waits: boolean) => renderToStaticMarkup(<LivePage version="1" waits={waits} state="ждёт" />);
  expect(draw(true)).toContain('<noscript><p class="text-ink-soft">Обновите страницу');
  expect(draw(false)).not.toContain('noscript');
});
