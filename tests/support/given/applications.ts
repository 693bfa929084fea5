import type { ApplicationStatus } from '@/lib/domain/application-status';
import { applicationRow, confirmationRow } from '@/lib/local/demo/rows/certificates';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unique } from './unique';

type ApplicationOptions = {
  childId: string;
  applicantId: string;
  status?: ApplicationStatus;
  email?: string | null;
  createdAt?: Date;
};

/** An application; with an e-mail one that waits has a link in force, whose token nobody holds. */
export async function givenApplication(options: ApplicationOptions) {
  const { status = 'awaiting_confirmation', createdAt = now() } = options;
  const email = options.email === undefined ? `family-${unique()}@example.com` : options.email;
  const application = await database().application.create({
    data: applicationRow({ ...options, status, email, createdAt }),
  });
  if (email && status !== 'cancelled' && status !== 'lapsed') {
    const usedAt = status === 'awaiting_confirmation' ? null : createdAt;
    await database().emailConfirmation.create({
      data: confirmationRow({ applicationId: application.id, email, createdAt, usedAt }),
    });
  }
  return { applicationId: application.id, number: application.number, email };
}
