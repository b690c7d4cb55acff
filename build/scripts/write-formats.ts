// Writes the JSON Schemas of every documented format to resources/formats. Run it when a schema of the contract changes:
//   node build/scripts/write-formats.ts
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonSchemas } from '../../src/engine/export/formats/json-schemas.ts';

const folder = path.resolve(import.meta.dirname, '../../resources/formats');
await mkdir(folder, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) {
  await writeFile(path.join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
