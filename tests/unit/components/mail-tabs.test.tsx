import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MailTabs } from '@/components/mail/mail-tabs';

test.each([
  ['parent', '/cabinet/questions'],
  ['child', '/cabinet/questions'],
  ['operator', '/counter/questions'],
  ['login_issuer', null],
  ['municipal_admin', null],
] as const)('beside the letters %s finds what families ask: %s', (role, href) => {
  const markup = renderToStaticMarkup(<MailTabs current="inbox" unread={0} role={role} />);
  const addresses = [...markup.matchAll(/href="([^"]*questions[^"]*)"/g)].map(([, address]) => address);
  expect(addresses).toEqual(href === null ? [] : [href]);
});
