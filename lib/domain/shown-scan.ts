import { scanGone, type RetentionMatter } from '@/lib/domain/retention';
import {
  scanPageAddress,
  scanTroubleOf,
  type ScanFault,
  type ScanStatus,
  type ScanTrouble,
} from '@/lib/domain/scan-files';

/** What a query selects of a scan that a page shows. */
export const scanShape = {
  id: true,
  status: true,
  fault: true,
  destroyedAt: true,
  destroyedFor: true,
  pages: { orderBy: { number: 'asc' }, select: { number: true } },
} as const;

export type ScanRow = {
  id: string;
  status: ScanStatus;
  fault: ScanFault | null;
  destroyedAt: Date | null;
  destroyedFor: RetentionMatter | null;
  pages: { number: number }[];
};

/** Addresses of one picture: as it is read, and small for a list. */
export type ShownPage = { number: number; address: string; thumbnail: string };

export type ShownScan = {
  id: string;
  status: ScanStatus;
  /** Why there will be no picture; null while all is well. */
  trouble: ScanTrouble | null;
  /** What a page shows in the place of a picture that was destroyed. */
  gone: string | null;
  /** Empty until the file has been turned into pictures. */
  pages: ShownPage[];
};

export function shownScan(row: ScanRow, timeZone: string): ShownScan {
  const gone = scanGone(row, timeZone);
  return {
    id: row.id,
    status: row.status,
    trouble: scanTroubleOf(row),
    gone,
    pages: gone === null ? row.pages.map(({ number }) => shownPage(row.id, number)) : [],
  };
}

function shownPage(scanId: string, number: number): ShownPage {
  return {
    number,
    address: scanPageAddress(scanId, number),
    thumbnail: scanPageAddress(scanId, number, 'small'),
  };
}
