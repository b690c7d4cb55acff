/**
 * An MP4 made hostile for tests: the data reference of its first track is replaced by an alias that names another file, as QuickTime
 * reference movies have it. A reader that follows it shows pictures out of that file.
 *
 * Source: QuickTime File Format, "Data reference atoms"; libavformat/mov.c, mov_read_dref.
 *
 * @param mp4 an MP4 whose `moov` lies behind its `mdat`, so that no offsets move
 * @param target absolute path of the other file
 */
export function withExternalReference(mp4: Uint8Array, target: string): Uint8Array {
  const bytes = Buffer.from(mp4);
  const boxes = boxChain(bytes, ['moov', 'trak', 'mdia', 'minf', 'dinf', 'dref']);
  const reference = boxes.at(-1)!;
  const replaced = box(
    'dref',
    Buffer.concat([uint32(0), uint32(1), box('alis', Buffer.concat([uint32(0), aliasRecord(target)]))]),
  );
  const grown = replaced.length - bytes.readUInt32BE(reference);
  const hostile = Buffer.concat([
    bytes.subarray(0, reference),
    replaced,
    bytes.subarray(reference + bytes.readUInt32BE(reference)),
  ]);
  for (const at of boxes.slice(0, -1)) hostile.writeUInt32BE(hostile.readUInt32BE(at) + grown, at);
  return hostile;
}

/** Offsets of nested boxes. */
function boxChain(bytes: Buffer, names: readonly string[]): number[] {
  const offsets: number[] = [];
  let [at, end] = [0, bytes.length];
  for (const name of names) {
    while (bytes.toString('latin1', at + 4, at + 8) !== name) {
      at += bytes.readUInt32BE(at);
      if (at + 8 > end) throw new Error(`The MP4 has no box ${name}.`);
    }
    offsets.push(at);
    end = at + bytes.readUInt32BE(at);
    at += 8;
  }
  return offsets;
}

/** A Macintosh alias record: fixed fields, then tagged ones; tag 2 is the absolute path. */
function aliasRecord(target: string): Buffer {
  const fixed = Buffer.alloc(150); // levels up and down, at 130 and 132, stay 0: the path is not relative
  const name = target.split('/').at(-1)!.slice(0, 63);
  fixed.writeUInt8(name.length, 50);
  fixed.write(name, 51, 'latin1');
  const path = Buffer.alloc(target.length + (target.length % 2));
  path.write(target, 'latin1');
  const tag = Buffer.from([0, 2, target.length >> 8, target.length & 255]);
  return Buffer.concat([fixed, tag, path, Buffer.from([0xff, 0xff, 0, 0])]);
}

function box(name: string, content: Buffer): Buffer {
  return Buffer.concat([uint32(8 + content.length), Buffer.from(name, 'latin1'), content]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
