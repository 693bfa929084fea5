/** The portal cannot start here and now. The sentence says why and what to do; it is shown without a stack. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}
