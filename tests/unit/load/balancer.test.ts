import { expect, test } from 'vitest';
import { balanced } from '@/tests/load/balancer';

/** A request that is answered when the test says so. */
function begin(sites: readonly string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  let site = '';
  const answered = balanced(sites, (url) => {
    site = url;
    return promise;
  });
  return { site, answered, answer: () => resolve(undefined), fail: reject };
}

test('a request goes to the site with the fewest to answer, and a broken one counts no longer', async () => {
  const sites = ['http://one', 'http://two'];
  const first = begin(sites);
  const second = begin(sites);
  expect([first.site, second.site].toSorted()).toEqual(sites);
  second.answer();
  await second.answered;
  const third = begin(sites);
  expect(third.site).toBe(second.site);
  first.fail(new Error('lost'));
  await expect(first.answered).rejects.toThrow('lost');
  const fourth = begin(sites);
  expect(fourth.site).toBe(first.site);
  third.answer();
  fourth.answer();
  await Promise.all([third.answered, fourth.answered]);
});

test('where they have equally many they take turns', async () => {
  const sites = ['http://three', 'http://four'];
  const met: string[] = [];
  for (let at = 0; at < 4; at += 1) {
    await balanced(sites, (url) => Promise.resolve(met.push(url)));
  }
  expect(met.filter((url) => url === 'http://three')).toHaveLength(2);
});
