import { CORRELATE_CODE } from './correlate-code.ts';

/** Cells that are worked on together: their values for all channels lie close to the processor while every query is compared with them. */
const TILE = 256;
/** Queries that are compared at once. */
const GROUP = 4;
const FLOAT = 4;
const PAGE = 65_536;

interface Code {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  products(queries: number, map: number, out: number, channels: number, stride: number, width: number): void;
}

const code = new WebAssembly.Instance(
  new WebAssembly.Module(Uint8Array.from(atob(CORRELATE_CODE), (letter) => letter.charCodeAt(0))),
).exports as unknown as Code;

/**
 * Rows of a correlation volume: the inner products of some query vectors with all cells of a map, or with a range of them. Sums are of
 * single precision, channel by channel. Vectors of the processor (WebAssembly, correlate.wat) take four queries and eight cells at a time.
 *
 * @param queries row-major [count, channels]
 * @param map row-major [channels, cells]
 * @param first first cell of the range, `last` the one after its end; the whole map by default
 * @returns row-major [count, last - first]
 */
export function correlate(
  queries: Float32Array | Float64Array,
  map: Float32Array,
  channels: number,
  cells: number,
  first = 0,
  last = cells,
): Float32Array {
  const count = queries.length / channels;
  const length = last - first;
  const out = new Float32Array(count * length);
  const groupFloats = GROUP * channels;
  const mapAt = Math.ceil(count / GROUP) * groupFloats;
  const sumsAt = mapAt + channels * TILE;
  const memory = memoryOf(sumsAt + GROUP * TILE);
  // Factors of four queries for a channel lie side by side; queries that are not there are zero.
  memory.fill(0, Math.floor(count / GROUP) * groupFloats, mapAt);
  for (let query = 0; query < count; query++) {
    const at = Math.floor(query / GROUP) * groupFloats + (query % GROUP);
    for (let c = 0; c < channels; c++) memory[at + c * GROUP] = queries[query * channels + c]!;
  }
  for (let start = 0; start < length; start += TILE) {
    const width = Math.min(TILE, length - start);
    for (let c = 0; c < channels; c++) {
      const from = c * cells + first + start;
      memory.set(map.subarray(from, from + width), mapAt + c * TILE);
    }
    for (let query = 0; query < count; query += GROUP) {
      const group = (query / GROUP) * groupFloats;
      code.products(group * FLOAT, mapAt * FLOAT, sumsAt * FLOAT, channels, TILE * FLOAT, width * FLOAT);
      for (let row = 0; row < Math.min(GROUP, count - query); row++) {
        const sums = sumsAt + row * TILE;
        out.set(memory.subarray(sums, sums + width), (query + row) * length + start);
      }
    }
  }
  return out;
}

/** The memory of the code, with room for so many numbers at least. */
function memoryOf(floats: number): Float32Array {
  const { memory } = code;
  const missing = floats * FLOAT - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return new Float32Array(memory.buffer);
}
