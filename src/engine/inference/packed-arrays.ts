/** An array with its shape, row-major. */
export interface PackedArray {
  readonly data: Float32Array | Float64Array;
  readonly shape: readonly number[];
}

interface Described {
  readonly type: 'float32' | 'float64';
  readonly shape: readonly number[];
}

/** Everything starts at a multiple of this, so that arrays can be views of the bytes. */
const ALIGNMENT = 8;

/**
 * Arrays as bytes: 4 bytes little-endian length of the JSON, the JSON (names, types, shapes; padded with spaces so that what follows
 * starts at a multiple of 8), then the numbers of each array, each padded to a multiple of 8 bytes.
 */
export function packArrays(arrays: Readonly<Record<string, PackedArray>>): Uint8Array {
  const described: Record<string, Described> = {};
  let length = 0;
  for (const [name, { data, shape }] of Object.entries(arrays)) {
    described[name] = { type: data instanceof Float32Array ? 'float32' : 'float64', shape };
    length += padded(data.byteLength);
  }
  const text = JSON.stringify(described);
  const json = new TextEncoder().encode(text.padEnd(padded(4 + text.length) - 4));
  const bytes = new Uint8Array(4 + json.length + length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  let at = 4 + json.length;
  for (const { data } of Object.values(arrays)) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += padded(data.byteLength);
  }
  return bytes;
}

/**
 * The arrays of {@link packArrays}; views of the bytes where these are aligned.
 *
 * @returns null when the bytes are not of that form
 */
export function unpackArrays(bytes: Uint8Array): Record<string, PackedArray> | null {
  try {
    const whole = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
    const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0, true);
    const described = JSON.parse(new TextDecoder().decode(whole.subarray(4, 4 + length))) as Record<string, Described>;
    const arrays: Record<string, PackedArray> = {};
    let at = whole.byteOffset + 4 + length;
    for (const [name, { type, shape }] of Object.entries(described)) {
      const count = shape.reduce((product, size) => product * size, 1);
      // The constructors throw when the bytes end too early.
      const data =
        type === 'float32' ? new Float32Array(whole.buffer, at, count) : new Float64Array(whole.buffer, at, count);
      arrays[name] = { data, shape };
      at += padded(data.byteLength);
    }
    return arrays;
  } catch {
    return null;
  }
}

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
