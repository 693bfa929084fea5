import { Refusal } from './refusal';

/** A refusal for a while: too many attempts or too much at once. `seconds`: when the same may be tried again. */
export class Postponement extends Refusal {
  readonly seconds: number;

  constructor(code: 'too_many' | 'unavailable', sentence: string, seconds: number) {
    super(code, sentence);
    this.name = 'Postponement';
    this.seconds = Math.max(1, Math.ceil(seconds));
  }
}
