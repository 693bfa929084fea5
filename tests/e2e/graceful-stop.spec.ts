import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { startAnotherSite, type AnotherSite } from '@/tests/support/e2e-another-site';
import { signInOnly } from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import { phoneFile } from '@/tests/support/e2e-scans';
import { sixDigits } from '@/tests/support/six-digits';

type Sending = { type: string; body: Buffer };

/** A form whose second half is still on the way. */
class HalfSent {
  private readonly answered: Promise<[IncomingMessage]>;

  private constructor(
    private readonly asked: ClientRequest,
    private readonly rest: Buffer,
  ) {
    this.answered = once(asked, 'response') as Promise<[IncomingMessage]>;
    // Told where the answer is waited for.
    this.answered.catch(() => undefined);
  }

  /** Resolves when the site has the request in hand. */
  static async begin(url: URL, cookie: string, { type, body }: Sending): Promise<HalfSent> {
    const headers = {
      cookie,
      origin: url.origin,
      'content-type': type,
      'content-length': body.length,
      expect: '100-continue',
    };
    const asked = request(url, { method: 'POST', headers, agent: false });
    const half = Math.floor(body.length / 2);
    const form = new HalfSent(asked, body.subarray(half));
    asked.flushHeaders();
    await once(asked, 'continue');
    asked.write(body.subarray(0, half));
    return form;
  }

  async finish(): Promise<{ status: number; location: string; body: string }> {
    this.asked.end(this.rest);
    const [answer] = await this.answered;
    return {
      status: answer.statusCode ?? 0,
      location: answer.headers.location ?? '',
      body: await text(answer),
    };
  }
}

/** As the script of the page sends a photo. */
async function photoBody(bytes: Buffer): Promise<Sending> {
  const form = new FormData();
  form.set('scan', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'IMG_0001.jpg');
  const whole = new Response(form);
  const type = whole.headers.get('content-type') ?? '';
  return { type, body: Buffer.from(await whole.arrayBuffer()) };
}

const aboutMe = {
  surname: 'Дописанова',
  givenName: 'Анна',
  patronymic: '',
  kind: 'passport',
  series: '3205',
  number: sixDigits(),
  issuedOn: '',
  issuedBy: '',
  comment: '',
  snils: '',
  address: 'г. Новокузнецк, ул. Кирова, 1',
  phone: '+7 913 123-45-67',
};

const takesNobodyNew = ({ url }: AnotherSite) =>
  fetch(new URL('/sign-in', url)).then(
    () => false,
    () => true,
  );

test('остановленный сайт дочитывает начатые снимок и форму, отвечает на них и выходит с кодом 0', async ({
  page,
}) => {
  test.slow();
  const { parent } = await givenFamily();
  await signInOnly(page, parent.login);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const portal = await startAnotherSite({ LOG_LEVEL: 'info' });
  const at = (path: string) => new URL(path, portal.url);
  try {
    const { buffer } = await phoneFile();
    const photo = await HalfSent.begin(at('/cabinet/scans/save'), cookie, await photoBody(buffer));
    const form = await HalfSent.begin(at('/cabinet/me/save'), cookie, {
      type: 'application/x-www-form-urlencoded',
      body: Buffer.from(new URLSearchParams(aboutMe).toString()),
    });

    portal.site.process.kill('SIGTERM');
    await expect.poll(() => takesNobodyNew(portal)).toBe(true);

    const [scan, saved] = await Promise.all([photo.finish(), form.finish()]);
    expect(scan.status, scan.body).toBe(200);
    const { scanId } = JSON.parse(scan.body) as { scanId: string };
    const kept = await database().scan.findUniqueOrThrow({ where: { id: scanId } });
    expect([kept.ownerId, kept.size]).toEqual([parent.accountId, buffer.length]);
    expect([saved.status, saved.location]).toEqual([303, expect.not.stringContaining('draft=')]);
    expect(await database().person.count({ where: { id: parent.personId, surname: aboutMe.surname } })).toBe(
      1,
    );

    expect(await portal.site.ended).toBe('0');
    const said = portal.lines.join('\n');
    expect(said).toContain('"event":"stopped"');
    expect(said).not.toContain('"event":"requests_cut_off"');
  } finally {
    await portal.stop();
  }
});
