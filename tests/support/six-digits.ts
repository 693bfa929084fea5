import { unique } from './given/unique';

/** The number of a document no other test of the file has typed; its series keeps it apart from invented ones. */
export function sixDigits(): string {
  return String(unique()).slice(-6);
}
