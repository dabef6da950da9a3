// Usage: node ifc_lite.mjs MODULES SOURCE TARGET
// Writes SOURCE as GLB with ifc-lite's own exporter; prints what the job took, without the start.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";

const [modules, source, target] = process.argv.slice(2);
const folder = join(modules, "@ifc-lite", "wasm", "pkg");
const { initSync, IfcAPI } = await import(pathToFileURL(join(folder, "ifc-lite.js")));
initSync({ module: readFileSync(join(folder, "ifc-lite_bg.wasm")) });

const started = performance.now();
const before = process.cpuUsage();
const glb = new IfcAPI().exportGlb(
  readFileSync(source), true, new Uint32Array(), undefined, "IfcOpeningElement,IfcSpace",
);
writeFileSync(target, glb);
const { user, system } = process.cpuUsage(before);
const job_s = (performance.now() - started) / 1000;
console.log(JSON.stringify({ job_s, job_cpu_s: (user + system) / 1e6 }));
