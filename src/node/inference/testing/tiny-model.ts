/** A field of a protocol buffer: number, then an integer, a text or a message. */
type Field = readonly [number, number | string | readonly Field[]];

function message(fields: readonly Field[]): Buffer {
  const parts = fields.map(([number, value]) => {
    if (typeof value === 'number') return Buffer.from([number << 3, value]);
    const body = typeof value === 'string' ? Buffer.from(value) : message(value);
    return Buffer.concat([Buffer.from([(number << 3) | 2, ...lengthBytes(body.length)]), body]);
  });
  return Buffer.concat(parts);
}

function lengthBytes(length: number): number[] {
  return length < 128 ? [length] : [(length & 127) | 128, length >> 7];
}

/** A float32 value of shape [N, 4]. */
function value(name: string): readonly Field[] {
  const shape: readonly Field[] = [
    [1, [[2, 'N']]],
    [1, [[1, 4]]],
  ];
  const tensor: readonly Field[] = [
    [1, 1],
    [2, shape],
  ];
  return [
    [1, name],
    [2, [[1, tensor]]],
  ];
}

/** The bytes of an ONNX model with one operator: output `y` is `operator(x)` of the input `x`, float32 [N, 4]. */
export function tinyModel(operator: 'Relu' | 'Neg' | 'NoSuchOperator'): Buffer {
  const node: readonly Field[] = [
    [1, 'x'],
    [2, 'y'],
    [4, operator],
  ];
  const graph: readonly Field[] = [
    [1, node],
    [2, 'tiny'],
    [11, value('x')],
    [12, value('y')],
  ];
  // Fields of ModelProto: ir_version, graph, opset_import.
  return message([
    [1, 8],
    [7, graph],
    [8, [[2, 17]]],
  ]);
}
