import { readFileSync } from 'node:fs';

/** An array of a `.npy` file: shape as stored, C order. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly data: Float32Array | Float64Array | Int32Array | Uint8Array;
}

/**
 * Reads a NumPy `.npy` file (versions 1 to 3; little-endian float32, float64, int32, uint8 and bool; C order). For tests only.
 *
 * @throws Error naming the file and what is wrong with it
 */
export function readNpy(path: string | URL): NpyArray {
  const bytes = readFileSync(path);
  if (bytes.toString('latin1', 0, 6) !== '\x93NUMPY') throw new Error(`${path} is no .npy file.`);
  const longHeader = bytes[6]! > 1;
  const headerLength = longHeader ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8);
  const headerStart = longHeader ? 12 : 10;
  const header = bytes.toString('latin1', headerStart, headerStart + headerLength);
  const dtype = /'descr': *'([^']+)'/.exec(header)?.[1];
  const order = /'fortran_order': *(True|False)/.exec(header)?.[1];
  const dimensions = /'shape': *\(([^)]*)\)/.exec(header)?.[1];
  if (dtype === undefined || dimensions === undefined) throw new Error(`${path} has an unreadable .npy header.`);
  if (order !== 'False') throw new Error(`${path} is not in C order.`);
  const shape = dimensions
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(Number);
  const body = bytes.buffer.slice(bytes.byteOffset + headerStart + headerLength, bytes.byteOffset + bytes.length);
  const data = typed(dtype, body as ArrayBuffer);
  if (data === null) throw new Error(`${path} has the unsupported type ${dtype}.`);
  if (data.length !== shape.reduce((product, length) => product * length, 1)) {
    throw new Error(`${path} holds ${data.length} values, but its shape is ${shape.join(' x ')}.`);
  }
  return { shape, dtype, data };
}

/** A golden array by the name of its set and its key, for example `golden('st_small', 'corr')`. */
export function golden(set: string, key: string): NpyArray {
  return readNpy(new URL(`./${set}/${key}.npy`, import.meta.url));
}

function typed(dtype: string, body: ArrayBuffer): NpyArray['data'] | null {
  if (dtype === '<f4') return new Float32Array(body);
  if (dtype === '<f8') return new Float64Array(body);
  if (dtype === '<i4') return new Int32Array(body);
  if (dtype === '|u1' || dtype === '|b1') return new Uint8Array(body);
  return null;
}
