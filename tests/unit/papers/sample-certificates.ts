import type { CertificateSheetData } from '@/lib/papers/certificate-sheet';
import { family, longest, longFamily } from '@/tests/unit/papers/sample-papers';

function inTwo(fullName: string): CertificateSheetData['childName'] {
  const [surname = '', ...others] = fullName.split(' ');
  return { surname, others: others.join(' ') };
}

export const certificate: CertificateSheetData = {
  number: family.certificateNumber,
  childName: inTwo(family.child.fullName),
  municipality: family.municipality,
  group: family.group,
  validFrom: '20.06.2019',
  validUntil: '14.03.2035',
  address: 'https://navigator.example.ru',
  leadsToNavigator: true,
};

/** A name, a group and a municipality of 300 characters each. */
export const longCertificate: CertificateSheetData = {
  ...certificate,
  childName: inTwo(longFamily.child.fullName),
  group: longest.group,
  municipality: longest.addressee,
  address: 'https://sertifikat.example.ru',
  leadsToNavigator: false,
};
