// Usage: node web_ifc.mjs MODULES SOURCE [TARGET]
// Makes every mesh of SOURCE with web-ifc, without writing; prints what it took, without the start.
// With TARGET, writes the meshes there afterwards, as JSON, to be looked at: in metres, Y up.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const [modules, source, target] = process.argv.slice(2);
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
if (target) {
  const bytes = (array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  const found = { elements: [], geometries: {} };
  api.StreamAllMeshes(model, (mesh) => {
    const parts = [];
    for (let n = 0; n < mesh.geometries.size(); n++) {
      const { geometryExpressID, flatTransformation } = mesh.geometries.get(n);
      parts.push({ geometry: geometryExpressID, matrix: Array.from(flatTransformation) });
      if (!(geometryExpressID in found.geometries)) {
        const geometry = api.GetGeometry(model, geometryExpressID);
        found.geometries[geometryExpressID] = [
          bytes(api.GetVertexArray(geometry.GetVertexData(), geometry.GetVertexDataSize())),
          bytes(api.GetIndexArray(geometry.GetIndexData(), geometry.GetIndexDataSize())),
        ].map((part) => part.toString("base64"));
        geometry.delete();
      }
    }
    found.elements.push({ GlobalId: api.GetLine(model, mesh.expressID).GlobalId.value, parts });
  });
  writeFileSync(target, JSON.stringify(found));
}
// Last, since web-ifc itself may print what it does not like.
console.log(JSON.stringify({ job_s, job_cpu_s, elements: elements.size, triangles }));
// Its threads, if any, must not keep the process.
process.exit(0);
