/** H.264: slices of a picture that is no IDR. */
const SLICE_TYPES: readonly number[] = [1, 2, 3, 4];

/**
 * Tells which packets of a clip no other frame is made from, so that a seek need not decode them on its way: H.264 says so in every slice
 * (`nal_ref_idc` 0, ITU-T H.264 7.4.1). For other codecs, and for H.264 without a length before every unit, none are told apart.
 */
export function disposableTest({
  codec,
  description,
}: Pick<VideoDecoderConfig, 'codec' | 'description'>): (data: Uint8Array) => boolean {
  if (!/^avc[13]/.test(codec) || !description) return () => false;
  const record = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  // AVCDecoderConfigurationRecord, ISO/IEC 14496-15: the size of the lengths is in the fifth byte.
  const lengthBytes = (record[4]! & 3) + 1;
  return (data) => {
    let slices = 0;
    for (let at = 0; at + lengthBytes < data.length; ) {
      let length = 0;
      for (let byte = 0; byte < lengthBytes; byte += 1) length = length * 256 + data[at + byte]!;
      const header = data[at + lengthBytes]!;
      if ((header & 0x1f) === 5) return false;
      if (SLICE_TYPES.includes(header & 0x1f)) {
        if ((header & 0x60) !== 0) return false;
        slices += 1;
      }
      at += lengthBytes + length;
    }
    return slices > 0;
  };
}
