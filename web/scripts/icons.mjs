// Draws public/myna.svg as PNG icons of any size: devices put no vector drawing on their home screens. Knows what that drawing has: paths of M, C, c, l, s, h, H, L
// and z, circles, and fills.
import { deflateSync } from "node:zlib";

const viewBox = 64;
const samples = 4;
const steps = 16;

/** @param scale Of the drawing within the icon: a masked icon is cut to a circle by some devices. */
export function icon(svg, size, { background, scale }) {
  const pixels = new Uint8Array(size * size * 4);
  const [red, green, blue] = rgb(background);
  for (let i = 0; i < size * size; i++) {
    pixels.set([red, green, blue, 255], 4 * i);
  }
  const zoom = (size * scale) / viewBox;
  const shift = (size * (1 - scale)) / 2;
  for (const [, element, attributes] of svg.matchAll(/<(path|circle)\s([^>]*?)\/>/g)) {
    const of = (name) => attributes.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? "";
    const outline = element === "circle" ? circle(+of("cx"), +of("cy"), +of("r")) : path(of("d"));
    fill(
      pixels,
      size,
      outline.map(([x, y]) => [x * zoom + shift, y * zoom + shift]),
      rgb(of("fill")),
    );
  }
  return png(pixels, size);
}

const rgb = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

const circle = (cx, cy, r) =>
  Array.from({ length: 4 * steps }, (_, i) => {
    const angle = (2 * Math.PI * i) / (4 * steps);
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  });

/** One closed outline as a polygon. */
function path(d) {
  const points = [];
  let [x, y] = [0, 0];
  let control = null;
  const curve = (x1, y1, x2, y2, x3, y3) => {
    for (let i = 1; i <= steps; i++) {
      const t = i / steps;
      const [a, b, c, e] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
      points.push([a * x + b * x1 + c * x2 + e * x3, a * y + b * y1 + c * y2 + e * y3]);
    }
    control = [x2, y2];
    [x, y] = [x3, y3];
  };
  const line = (toX, toY) => {
    [x, y] = [toX, toY];
    points.push([x, y]);
  };
  for (const [, command, text] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (text.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const isRelative = command === command.toLowerCase();
    const size = { m: 2, l: 2, h: 1, c: 6, s: 4, z: 0 }[command.toLowerCase()];
    if (size === undefined) {
      throw new Error(`The drawing has a command that is not known here: ${command}`);
    }
    for (let at = 0; at < numbers.length; at += size) {
      const n = numbers.slice(at, at + size).map((value, i) => value + (isRelative ? (i % 2 === 0 ? x : y) : 0));
      if (command.toLowerCase() === "c") {
        curve(...n);
      } else if (command.toLowerCase() === "s") {
        const [fromX, fromY] = control ? [2 * x - control[0], 2 * y - control[1]] : [x, y];
        curve(fromX, fromY, ...n);
      } else {
        line(n[0], command.toLowerCase() === "h" ? y : n[1]);
        control = null;
      }
    }
  }
  return points;
}

// By the nonzero rule, with samples on a grid in each pixel.
function fill(pixels, size, outline, colour) {
  const ys = outline.map(([, y]) => y);
  for (let row = Math.max(0, Math.floor(Math.min(...ys))); row < Math.min(size, Math.ceil(Math.max(...ys))); row++) {
    const cover = new Uint16Array(size * samples);
    for (let sub = 0; sub < samples; sub++) {
      const y = row + (sub + 0.5) / samples;
      const crossings = [];
      outline.forEach(([x1, y1], i) => {
        const [x2, y2] = outline[(i + 1) % outline.length];
        if (y1 <= y !== y2 <= y) {
          crossings.push([x1 + ((y - y1) / (y2 - y1)) * (x2 - x1), y1 < y2 ? 1 : -1]);
        }
      });
      crossings.sort((a, b) => a[0] - b[0]);
      let winding = 0;
      crossings.forEach(([x, direction], i) => {
        winding += direction;
        if (winding !== 0 && i + 1 < crossings.length) {
          const end = Math.min(size * samples, Math.round(crossings[i + 1][0] * samples));
          for (let at = Math.max(0, Math.round(x * samples)); at < end; at++) {
            cover[at]++;
          }
        }
      });
    }
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (let i = 0; i < samples; i++) {
        sum += cover[column * samples + i];
      }
      const share = sum / (samples * samples);
      const at = 4 * (row * size + column);
      for (let i = 0; share > 0 && i < 3; i++) {
        pixels[at + i] = Math.round(pixels[at + i] * (1 - share) + colour[i] * share);
      }
    }
  }
}

/** PNG (ISO 15948): 8 bits, RGBA, no filter. */
function png(pixels, size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(size * (4 * size + 1));
  for (let row = 0; row < size; row++) {
    rows.set(pixels.subarray(4 * size * row, 4 * size * (row + 1)), row * (4 * size + 1) + 1);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let i = 0; i < 8; i++) {
      value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
  }
  return (value ^ 0xffffffff) >>> 0;
}
