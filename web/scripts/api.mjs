// Writes src/api/schema.d.ts from the server's own description: `npm run api -- http://127.0.0.1:5080/openapi/v1.json`, or from a file, or to another one.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const from = process.argv[2] ?? "http://127.0.0.1:5080/openapi/v1.json";
const to = process.argv[3] ?? join(dirname(fileURLToPath(import.meta.url)), "..", "src", "api", "schema.d.ts");
const ast = await openapiTS(from.startsWith("http") ? from : pathToFileURL(from));
writeFileSync(to, `// Made by \`npm run api\` from /openapi/v1.json. Do not edit.\n${astToString(ast)}`);
