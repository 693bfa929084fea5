import { readSettingsAnew } from '@/lib/platform/environment';
import { closeMail } from '@/lib/platform/mail';

/** Settings of the mail of this test file; an empty value counts as absent. */
export function setMailSettings(settings: Readonly<Record<string, string>>): void {
  Object.assign(process.env, settings);
  readSettingsAnew();
  closeMail();
}
