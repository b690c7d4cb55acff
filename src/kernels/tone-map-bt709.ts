/** The transfers of high dynamic range that phones and cameras record, by ffmpeg's names: HLG and PQ. */
export const HDR_TRANSFERS = ['arib-std-b67', 'smpte2084'] as const;

/** One of {@link HDR_TRANSFERS}. */
export type HdrTransfer = (typeof HDR_TRANSFERS)[number];

/** Luminance of the brightest highlight that is told from brighter ones, and of diffuse white, cd/m2 (ITU-R BT.2408). */
const PEAK = 1000;
const DIFFUSE_WHITE = 203;

/** ITU-R BT.2100 table 4, PQ. */
const PQ = {
  m1: 2610 / 16384,
  m2: (2523 / 4096) * 128,
  c1: 3424 / 4096,
  c2: (2413 / 4096) * 32,
  c3: (2392 / 4096) * 32,
};

/** ITU-R BT.2100 table 5, HLG. */
const HLG = { a: 0.17883277, b: 0.28466892, c: 0.55991073, systemGamma: 1.2 };

/** Linear light of BT.2020 as that of BT.709: ITU-R BT.2407 section 2. */
const TO_BT709 = [
  [1.6605, -0.5876, -0.0728],
  [-0.1246, 1.1329, -0.0083],
  [-0.0182, -0.1006, 1.1187],
] as const;

/**
 * One colour of an HLG or PQ picture as it is shown on an ordinary screen.
 *
 * Signal to light by ITU-R BT.2100 (HLG on a display of 1000 cd/m2), highlights compressed by the EETF of ITU-R BT.2390 section 5.4.1 from
 * 1000 to 203 cd/m2 on the largest of the three components, so that hues stay; darker than 92 cd/m2 nothing changes. Then to the primaries
 * of BT.709 (BT.2407), cut to its gamut, and to a signal for the screen of ITU-R BT.1886 (gamma 2.4) with white at 203 cd/m2.
 *
 * @param signal R, G and B with the primaries of BT.2020, 0..1
 * @returns R, G and B of BT.709, 0..1
 */
export function toneMapToBt709(
  signal: readonly [number, number, number],
  transfer: HdrTransfer,
): [number, number, number] {
  const light = transfer === 'smpte2084' ? signal.map(pqToLight) : hlgToLight(signal);
  const largest = Math.max(...light);
  const share = largest <= 0 ? 0 : compressed(largest) / largest / DIFFUSE_WHITE;
  const [red, green, blue] = light.map((value) => value * share) as [number, number, number];
  return TO_BT709.map(([fromRed, fromGreen, fromBlue]) => {
    const value = fromRed * red + fromGreen * green + fromBlue * blue;
    return Math.min(1, Math.max(0, value)) ** (1 / 2.4);
  }) as [number, number, number];
}

/** cd/m2. */
function pqToLight(signal: number): number {
  const power = signal ** (1 / PQ.m2);
  return 10000 * (Math.max(power - PQ.c1, 0) / (PQ.c2 - PQ.c3 * power)) ** (1 / PQ.m1);
}

function lightToPq(light: number): number {
  const power = (light / 10000) ** PQ.m1;
  return ((PQ.c1 + PQ.c2 * power) / (1 + PQ.c3 * power)) ** PQ.m2;
}

/** cd/m2 on the display: the inverse OETF, then the OOTF. */
function hlgToLight(signal: readonly [number, number, number]): number[] {
  const scene = signal.map((value) =>
    value <= 0.5 ? value ** 2 / 3 : (Math.exp((value - HLG.c) / HLG.a) + HLG.b) / 12,
  );
  const luminance = 0.2627 * scene[0]! + 0.678 * scene[1]! + 0.0593 * scene[2]!;
  return scene.map((value) => PEAK * luminance ** (HLG.systemGamma - 1) * value);
}

/** The EETF: a Hermite spline above its knee, in the perceptual scale of PQ. */
function compressed(light: number): number {
  const source = lightToPq(PEAK);
  const level = Math.min(1, lightToPq(light) / source);
  const white = lightToPq(DIFFUSE_WHITE) / source;
  const knee = 1.5 * white - 0.5;
  if (level <= knee) return light;
  const t = (level - knee) / (1 - knee);
  const spline =
    (2 * t ** 3 - 3 * t ** 2 + 1) * knee + (t ** 3 - 2 * t ** 2 + t) * (1 - knee) + (-2 * t ** 3 + 3 * t ** 2) * white;
  return pqToLight(spline * source);
}
