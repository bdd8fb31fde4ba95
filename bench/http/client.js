// Calls of the contract, as a client makes them.
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export function call(port, method, path, token, body, raw) {
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  };
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, method, path: `/api/v1${path}`, headers, agent }, res => {
      const chunks = [];
      res.on('data', chunk => chunks.push(chunk));
      res.on('end', () => {
        const answer = Buffer.concat(chunks).toString();
        resolve({ status: res.statusCode, text: answer, json: answer === '' ? undefined : JSON.parse(answer) });
      });
    });
    req.on('error', reject);
    req.end(text);
  });
}

/** Does the work for each value, some at a time. */
export async function each(values, atOnce, work) {
  const rest = values[Symbol.iterator]();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const value of rest) await work(value);
  }));
}
