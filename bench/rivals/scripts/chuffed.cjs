// Runs MiniZinc in WebAssembly (npm package "minizinc", which brings Chuffed) as one process.
// Usage: node chuffed.cjs DIST MODEL DATA SECONDS
"use strict";
const { readFileSync } = require("fs");
const path = require("path");

const [dist, model, data, seconds] = process.argv.slice(2);
const worker = path.join(dist, "minizinc-worker.js");
let hear;

// The package expects a browser's worker; these few names are all it needs of one.
Object.assign(globalThis, {
  require, __filename: worker, __dirname: dist,
  addEventListener: (_, listener) => { hear = listener; },
  postMessage: (message) => {
    if (message.type === "ready") return solve();
    process.stdout.write(JSON.stringify(message) + "\n");
    if (message.type === "exit") process.exit(message.code === 0 ? 0 : 1);
  },
});

function solve() {
  hear({ data: {
    jsonStream: true,
    files: { "model.mzn": readFileSync(model, "utf8"), "data.json": readFileSync(data, "utf8") },
    args: ["--solver", "chuffed", "-f", "-a", "--time-limit", String(Math.round(seconds * 1000)),
           "--output-mode", "json", "model.mzn", "data.json"],
  } });
}

(0, eval)(readFileSync(worker, "utf8"));
hear({ data: { wasmURL: path.join(dist, "minizinc.wasm"), dataURL: path.join(dist, "minizinc.data") } });
