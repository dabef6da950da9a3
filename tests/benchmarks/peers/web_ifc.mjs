// Usage: node web_ifc.mjs MODULES SOURCE
// Makes every mesh of SOURCE with web-ifc, without writing; prints what it took, without the start.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const [modules, source] = process.argv.slice(2);
const require = createRequire(join(modules, "here.js"));
const { IfcAPI } = require("web-ifc");
const api = new IfcAPI();
await api.Init();

const started = performance.now();
const before = process.cpuUsage();
const model = api.OpenModel(readFileSync(source));
const elements = new Set();
const made = new Map();
let triangles = 0;
api.StreamAllMeshes(model, (mesh) => {
  elements.add(mesh.expressID);
  for (let n = 0; n < mesh.geometries.size(); n++) {
    const id = mesh.geometries.get(n).geometryExpressID;
    if (!made.has(id)) {
      const geometry = api.GetGeometry(model, id);
      api.GetVertexArray(geometry.GetVertexData(), geometry.GetVertexDataSize());
      const corners = api.GetIndexArray(geometry.GetIndexData(), geometry.GetIndexDataSize());
      made.set(id, corners.length / 3);
      geometry.delete();
    }
    triangles += made.get(id);
  }
});
const { user, system } = process.cpuUsage(before);
const job_s = (performance.now() - started) / 1000;
const job_cpu_s = (user + system) / 1e6;
console.log(JSON.stringify({ job_s, job_cpu_s, elements: elements.size, triangles }));
// Its threads, if any, must not keep the process.
process.exit(0);
