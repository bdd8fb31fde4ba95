import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { expect, it } from "vitest";
// @ts-expect-error A script of the build.
import { icon } from "../scripts/icons.mjs";

it("draws the myna: paper in the corner, the yellow patch with the eye in it", () => {
  const size = 64;
  const png: Buffer = icon(readFileSync("public/myna.svg", "utf8"), size, { background: "#faf8f4", scale: 1 });
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  const at = (x: number, y: number) => rows.subarray(y * (4 * size + 1) + 1 + 4 * x).toString("hex", 0, 4);
  expect([at(0, 0), at(30, 40), at(40, 22), at(44, 25)]).toEqual(["faf8f4ff", "2a3442ff", "f2b21bff", "1b2430ff"]);
});
