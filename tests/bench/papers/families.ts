import { fullName, shortName } from '@/lib/domain/names';
import { inventedAddress, inventedFamily } from '@/lib/local/demo/invented-people';
import type { PaperData } from '@/lib/papers/paper-data';
import { family } from '@/tests/unit/papers/sample-papers';

const town = { index: '654041', name: 'г. Новокузнецк' };

/** Different families with the same kind of papers: what was cut or measured for one helps the next only as in life. */
export function familiesWithPapers(count: number): PaperData[] {
  return Array.from({ length: count }, (_, n) => {
    const { mother, child } = inventedFamily(n);
    const address = inventedAddress(n, town);
    const named = (name: Parameters<typeof fullName>[0]) => ({
      fullName: fullName(name),
      shortName: shortName(name),
      address,
    });
    const digits = String(n).padStart(3, '0');
    return {
      ...family,
      applicationNumber: String(100_217 + n),
      certificateNumber: `42 07 000 ${digits}`,
      child: { ...family.child, ...named(child(0)) },
      applicant: family.applicant && { ...family.applicant, ...named(mother) },
    };
  });
}
