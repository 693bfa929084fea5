import { hotReads } from './reads/hot-reads';
import { gatherSubjects } from './reads/subjects';
import { openRegion } from './region/open-region';
import { captured } from './queries/capture';
import { share } from './statistics';
const region = await openRegion({ children: Number(process.argv[2] ?? 10000) });
const { leave, ...subjects } = await gatherSubjects(region);
for (const r of hotReads(subjects)) {
  try {
  for (let i=0;i<20;i++) await r.read(i);
  const st = await captured(() => r.read(3));
  const times:number[]=[]; const c=process.cpuUsage();
  for (let i=20;i<60;i++){const b=performance.now();await r.read(i);times.push(performance.now()-b);}
  const d=process.cpuUsage(c);
  console.log(r.key.padEnd(18), String(st.length).padStart(3), 'p50', share(times,0.5).toFixed(2), 'p10', share(times,0.1).toFixed(2), 'cpu', ((d.user+d.system)/40000).toFixed(2));
  } catch (e) { console.log(r.key, String(e).slice(0,300)); }
}
await leave(); await region.stop();
