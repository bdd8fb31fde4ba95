import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { shell } from "./scripts/shell.mjs";

const server = process.env.MYNA_SERVER ?? "http://127.0.0.1:5080";
const proxy = Object.fromEntries(
  ["/api", "/openapi", "/docs", "/.well-known", "/socket.io"].map((path) => [
    path,
    { target: server, ws: path === "/socket.io" },
  ]),
);

// No dates, paths or environment in the output: the same sources give the same bytes.
export default defineConfig({
  plugins: [react(), shell(import.meta.dirname)],
  build: {
    target: "es2023",
    manifest: "manifest.json",
    sourcemap: false,
    license: { fileName: "licenses.md" },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // What the first screen needs comes in one file, not in twenty small ones that lazy parts share.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
    },
  },
  server: { proxy },
  preview: { proxy },
});
