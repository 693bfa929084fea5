import { join } from 'node:path';
import { freePort } from '@/lib/local/ports';
import type { Environment } from '@/lib/local/processes';
import { Mailbox } from '@/tests/load/mailbox';
import type { Region } from '../region/open-region';
import { measuredWith } from './measured-with';
import { scratch } from './scratch';
import { startWeb, type Web } from './web';
import { startWorker, untilQuiet } from './worker';

export type Portal = {
  web: Web;
  /** Of all its sites, `web` is the first: a request may go to any of them, as through a proxy in front. */
  urls: readonly [string, ...string[]];
  mailbox: Mailbox;
  /** Settings of its processes. */
  env: Environment;
  /** For what is written beside the database; it goes with the bench. */
  folder: string;
  /** A sentence for below the figures. */
  conditions: string;
  stop: () => Promise<void>;
};

/** A portal over the region as it runs in life: its sites, worker, mail server; what they log is read by somebody. */
export async function startPortal(region: Region, { webs = 1 } = {}): Promise<Portal> {
  const folder = scratch('portal');
  const mailbox = new Mailbox(await freePort(), join(folder, 'mailbox.jsonl'));
  const port = await freePort();
  const env: Environment = {
    ...region.settings,
    STORAGE_DIR: join(folder, 'scans'),
    SMTP_URL: mailbox.url,
    // What a mail server of a region bears.
    MAIL_PER_MINUTE: '6000',
    // Links in letters begin with it.
    APP_URL: `http://127.0.0.1:${port}`,
  };
  const started: { stop: () => Promise<void> }[] = [];
  const stop = async () => {
    for (const part of started.toReversed()) await part.stop();
  };
  try {
    await mailbox.open();
    started.push({ stop: () => mailbox.close() });
    started.push(await startWorker(env));
    const web = await startWeb({ title: 'портал', env, port });
    started.push(web);
    const urls: [string, ...string[]] = [web.url];
    for (let count = 1; count < webs; count += 1) {
      const another = await startWeb({ title: `портал, сайт ${count + 1}`, env, appUrl: web.url });
      started.push(another);
      urls.push(another.url);
    }
    await untilQuiet(region.databaseUrl);
    return { web, urls, mailbox, env, folder, conditions: measuredWith(region, { worker: true }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
