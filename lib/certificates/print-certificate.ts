import { familyRoles, type Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { dayIn, formatDate, plainDate } from '@/lib/domain/dates';
import { fullName, type PersonName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { findNameOn } from '@/lib/institutions/municipality-name';
import { getRegionSettings } from '@/lib/settings/settings-on';
import type { CertificateSheetData } from '@/lib/papers/certificate-sheet';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';

const shape = {
  number: true,
  status: true,
  childId: true,
  activatedAt: true,
  validUntil: true,
  group: { select: { title: true } },
  municipality: { select: { id: true, fullName: true } },
  child: {
    select: { person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } } },
  },
} as const;

/** What the sheet of an active certificate says: it shows what is true now, so it is drawn anew each time. */
export async function printCertificate(actor: Actor, certificateId: string): Promise<CertificateSheetData> {
  requirePermission(actor, 'certificate.print');
  const settings = await getRegionSettings();
  const certificate = await inTransaction(async (tx) => {
    const row = found(
      await tx.certificate.findFirst({
        where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
        select: shape,
      }),
    );
    const birthDate = plainDate(found(row.child.person.birthDate));
    if (effectiveCertificateStatus(row.status, birthDate, today()) !== 'active' || !row.activatedAt) {
      throw new Refusal(
        'conflict',
        'Лист печатают, когда сертификат активирован. Этот сертификат сейчас не действует.',
      );
    }
    if (!familyRoles.some((role) => role === actor.role)) {
      await recordAudit(tx, actor, {
        event: 'certificate_printed',
        subject: ['certificate', certificateId],
        childId: row.childId,
      });
    }
    const named = await findNameOn(tx, row.municipality.id, today());
    return { ...row, activatedAt: row.activatedAt, municipality: named ?? row.municipality };
  });
  const navigatorUrl = settings?.navigatorUrl ?? null;
  return {
    number: formatCertificateNumber(certificate.number),
    childName: sheetName(certificate.child.person),
    municipality: certificate.municipality.fullName,
    group: certificate.group.title,
    validFrom: formatDate(dayIn(environment().TIME_ZONE, certificate.activatedAt)),
    validUntil: formatDate(plainDate(certificate.validUntil)),
    address: navigatorUrl ?? environment().APP_URL,
    leadsToNavigator: navigatorUrl !== null,
  };
}

function sheetName({ surname, givenName, patronymic }: PersonName): CertificateSheetData['childName'] {
  return { surname, others: fullName({ surname: '', givenName, patronymic }) };
}
