import { describe, expect, test } from 'vitest';
import { deviceLabel } from '@/lib/domain/device-label';
import { newLogin } from '@/lib/domain/logins';
import { clientAddress, parseAddress, subnetOf } from '@/lib/domain/network';
import { passwordHint } from '@/lib/domain/password-hint';
import { inHowLong } from '@/lib/domain/waiting-words';

describe('addresses', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['203.0.113.7:51000', '203.0.113.7', '203.0.113.0/24'],
    ['2001:DB8:1:2ff::5', '2001:db8:1:2ff::5', '2001:db8:1:200::/56'],
    ['[2001:db8::1]:443', '2001:db8::1', '2001:db8:0:0::/56'],
    ['fe80::1%eth0', 'fe80::1', 'fe80:0:0:0::/56'],
    ['::1', '::1', '0:0:0:0::/56'],
  ])('%s', (typed, address, subnet) => {
    expect(parseAddress(typed)).toBe(address);
    expect(subnetOf(address)).toBe(subnet);
  });

  test.each(['', 'unknown', '1.2.3', '1.2.3.256', '1:2:3', '1::2::3', 'x::1', '1:2:3:4:5:6:7:8:9'])(
    '%j is none',
    (text) => {
      expect(parseAddress(text)).toBeNull();
    },
  );

  test('one subscriber of IPv6 is one neighbourhood, the next one another', () => {
    expect(subnetOf('2001:db8:0:1ff::1')).toBe(subnetOf('2001:db8:0:100:9:9:9:9'));
    expect(subnetOf('2001:db8:0:1ff::1')).not.toBe(subnetOf('2001:db8:0:200::1'));
  });
});

describe('whose request it is', () => {
  const forged = '198.51.100.1, 203.0.113.7';
  test('without proxies what a visitor writes is not believed', () => {
    expect(clientAddress('192.0.2.1', forged, 0)).toBe('192.0.2.1');
    expect(clientAddress(null, forged, 0)).toBeNull();
  });

  test('each proxy of our own is believed for one entry, from the end', () => {
    expect(clientAddress('10.0.0.1', forged, 1)).toBe('203.0.113.7');
    expect(clientAddress('10.0.0.1', '9.9.9.9, 203.0.113.7, 10.0.0.2', 2)).toBe('203.0.113.7');
  });

  test('a list that is too short or damaged leaves the connection', () => {
    expect(clientAddress('10.0.0.1', null, 1)).toBe('10.0.0.1');
    expect(clientAddress('10.0.0.1', 'unknown', 1)).toBe('10.0.0.1');
    expect(clientAddress('10.0.0.1', '203.0.113.7', 2)).toBe('10.0.0.1');
  });
});

describe('a device in words', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  test.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`, 'Chrome, Windows'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/140.0`, 'Microsoft Edge, Windows'],
    [
      `Mozilla/5.0 (Windows NT 10.0) ${chrome.replace('Safari', 'YaBrowser/25.8 Safari')}`,
      'Яндекс Браузер, Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    [`Mozilla/5.0 (Linux; Android 15) ${chrome}`, 'Chrome, Android'],
    ['curl/8.0', null],
    ['', null],
    [null, null],
  ])('%s', (agent, label) => {
    expect(deviceLabel(agent)).toBe(label);
  });
});

describe('a login of one’s own', () => {
  test.each(['abcd', ' Ivanova.M ', 'a1_b-c.2', 'a'.repeat(40)])('%s is taken in small letters', (typed) => {
    expect(newLogin.parse(typed)).toBe(typed.trim().toLowerCase());
  });

  test.each(['abc', 'a'.repeat(41), 'иванова', 'a b c d', '.abcd', 'abcd-', 'ab@cd', "ab'--cd"])(
    '%s is refused',
    (typed) => {
      expect(newLogin.safeParse(typed).error?.issues[0]?.message).toContain('Логин — от 4 до 40 знаков');
    },
  );

  test('nothing typed is told as that', () => {
    expect(newLogin.safeParse('  ').error?.issues[0]?.message).toBe('Введите новый логин');
  });
});

test('how long to wait, by the clock of the region', () => {
  const instant = new Date('2026-03-02T07:17:00Z');
  expect(inHowLong(900, instant, 'Asia/Novokuznetsk')).toBe('через 15\u00a0минут, в\u00a014:32');
  expect(inHowLong(1, instant, 'Asia/Novokuznetsk')).toBe('через 1\u00a0минуту, в\u00a014:18');
  expect(inHowLong(3600, instant, 'Asia/Novokuznetsk')).toBe('через 1\u00a0час, в\u00a015:17');
});

test('the hint beside a password goes by length and variety', () => {
  expect(passwordHint('', 10)).toBe('');
  expect(passwordHint('тихий', 10)).toBe('Пока коротко: нужно ещё 5\u00a0знаков.');
  expect(passwordHint('абабабабаб', 10)).toContain('повторяются');
  expect(passwordHint('тихая река', 10)).toContain('Длины хватает');
  expect(passwordHint('тихая река и лес', 10)).toContain('Длина хорошая');
});
