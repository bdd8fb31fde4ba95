import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.MYNA_SERVER ?? "http://127.0.0.1:5080";
const proxy = Object.fromEntries(
  ["/api", "/openapi", "/docs", "/.well-known", "/socket.io"].map((path) => [
    path,
    { target: server, ws: path === "/socket.io" },
  ]),
);

// No dates, paths or environment in the output: the same sources give the same bytes.
export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    manifest: "manifest.json",
    sourcemap: false,
    license: { fileName: "licenses.md" },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy },
  preview: { proxy },
});
