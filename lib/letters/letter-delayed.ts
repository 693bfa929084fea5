/** Tells the queue to try again later. Its message is kept with the job, so it holds no personal data. */
export class LetterDelayed extends Error {
  override readonly name = 'LetterDelayed';
}
