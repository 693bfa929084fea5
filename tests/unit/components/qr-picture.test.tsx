import jsQr from 'jsqr';
import { renderToStaticMarkup } from 'react-dom/server';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { QrPicture } from '@/components/account/qr-picture';
import { secondStepAddress } from '@/lib/domain/second-step-code';

test('a camera reads from the picture what the app needs', async () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const address = secondStepAddress(secret, { site: 'certificate.example.ru', login: 'o.petrova' });
  const drawn = renderToStaticMarkup(<QrPicture text={address} title="Код для приложения" />);
  const svg = drawn.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480"');
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(jsQr(Uint8ClampedArray.from(data), info.width, info.height)?.data).toBe(address);
});
