import { readFileSync } from 'node:fs';

// Loaded into site and worker before anything else: their machine's clock goes wrong by as many milliseconds as the file
// says. The portal itself knows nothing of it; what measures spans of time (performance.now, timers) goes on as it does
// on a machine whose clock is put back.
const file = process.env.FAULTS_CLOCK_FILE;
const RealDate = Date;
let shift = 0;

function readShift() {
  try {
    shift = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    shift = 0;
  }
}

const shifted = () => RealDate.now() + shift;

if (file) {
  readShift();
  setInterval(readShift, 250).unref();
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, made) =>
      Reflect.construct(target, given.length > 0 ? given : [shifted()], made),
    apply: () => new RealDate(shifted()).toString(),
    get: (target, name) => (name === 'now' ? shifted : Reflect.get(target, name)),
  });
}
