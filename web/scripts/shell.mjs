// Makes the pages installable: icons from the drawing, and a service worker that knows every file of this version by name.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { icon } from "./icons.mjs";

const paper = "#faf8f4";
const icons = [
  ["icon-192.png", 192, 0.86],
  ["icon-512.png", 512, 0.86],
  // Devices cut it to a circle, a square or a drop: the drawing stays within the middle.
  ["icon-mask.png", 512, 0.6],
  ["apple-touch-icon.png", 180, 0.8],
];
const published = ["myna.svg", "app.webmanifest"];

/** A plugin for Vite. @param root The folder of the pages. */
export function shell(root) {
  return {
    name: "myna-shell",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const svg = readFileSync(join(root, "public", "myna.svg"), "utf8");
        for (const [fileName, size, scale] of icons) {
          this.emitFile({ type: "asset", fileName, source: icon(svg, size, { background: paper, scale }) });
        }
        const hashed = Object.keys(bundle).filter((name) => name.startsWith("assets/") && !isStudio(bundle, name));
        const files = ["/", ...[...hashed, ...published, "icon-192.png"].sort().map((name) => `/${name}`)];
        const worker = readFileSync(join(root, "src", "worker", "sw.js"), "utf8");
        const html = String(bundle["index.html"]?.source);
        const others = published.map((name) => readFileSync(join(root, "public", name), "utf8"));
        const version = createHash("sha256")
          .update([worker, html, ...others, ...files].join("\n"))
          .digest("hex")
          .slice(0, 12);
        this.emitFile({
          type: "asset",
          fileName: "sw.js",
          source: worker
            .replace("__VERSION__;", `${JSON.stringify(version)};`)
            .replace("__FILES__;", `${JSON.stringify(files)};`),
        });
      },
    },
  };
}

// The authors' part is large and needs a network anyway: what no learner's page refers to is not kept.
function isStudio(bundle, name) {
  return !reachable(bundle).has(name) && bundle[name].type === "chunk";
}

function reachable(bundle) {
  const seen = new Set();
  const visit = (name) => {
    const chunk = bundle[name];
    if (chunk?.type !== "chunk" || seen.has(name) || chunk.facadeModuleId?.includes("/src/studio/")) {
      return;
    }
    seen.add(name);
    [...chunk.imports, ...chunk.dynamicImports].forEach(visit);
  };
  const html = String(bundle["index.html"]?.source);
  Object.keys(bundle)
    .filter((name) => html.includes(`src="/${name}"`))
    .forEach(visit);
  return seen;
}
