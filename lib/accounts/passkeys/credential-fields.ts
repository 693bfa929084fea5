import { z } from 'zod';

const base64url = z.string().regex(/^[\w-]{1,4000}$/);
const long = z.string().regex(/^[\w-]{1,60000}$/);
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
};

const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: long,
    attestationObject: long,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: long,
    authenticatorData: long,
    signature: base64url,
    userHandle: base64url,
  }),
});

function jsonOf<Value>(shape: z.ZodType<Value>) {
  return z
    .string()
    .max(200_000)
    .transform((text, context): Value => {
      try {
        const read = shape.safeParse(JSON.parse(text));
        if (read.success) return read.data;
      } catch {
        // Not even JSON: no script of ours sent it.
      }
      context.addIssue({ code: 'custom', message: 'Устройство ответило не так, как ожидалось' });
      return z.NEVER;
    });
}

/** What the browser says of a new key, as the script of the page sends it. */
export const registrationField = jsonOf(registration);

/** What the browser says when somebody signs in with a key. */
export const assertionField = jsonOf(assertion);

export type Assertion = z.output<typeof assertion>;
