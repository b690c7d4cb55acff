import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../src/engine/export/formats/json-schemas.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../resources/formats');

describe('resources/formats', () => {
  it.each(Object.entries(jsonSchemas()))(
    '%s is what the contract says (else run build/scripts/write-formats.ts)',
    (name, schema) => {
      const written: unknown = JSON.parse(readFileSync(path.join(FOLDER, `${name}.schema.json`), 'utf8'));
      expect(written).toEqual(JSON.parse(JSON.stringify(schema)));
    },
  );
});
