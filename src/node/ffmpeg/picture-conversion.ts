import type { VideoInfo } from '../../contract/media.ts';
import { displayedSize } from '../../engine/media/displayed-size.ts';
import type { FrameList } from '../../engine/media/parse-frame-list.ts';
import type { PictureKind } from '../../engine/media/picture-kinds.ts';
import { HDR_TRANSFERS, type HdrTransfer } from '../../kernels/tone-map-bt709.ts';

/** What is done to every decoded picture of a video before anything else sees it, besides turning it upright. */
export interface PictureConversion {
  /** The picture is of high dynamic range and is brought to BT.709. */
  readonly toneMap: HdrTransfer | null;
  /** Its pixels are not square: it is stretched to this size. */
  readonly stretch: { readonly width: number; readonly height: number } | null;
  /** The file changes size or format of its pictures on the way: all are brought to those of the first before anything else; see {@link steadyFilters}. */
  readonly steady: PictureKind | null;
}

/** What has to be done to the pictures of a video. @param steady what they all become, when the file changes it on the way; else null */
export function conversionOf(
  list: Pick<FrameList, 'width' | 'height' | 'pixelAspect'>,
  { transfer }: VideoInfo['color'],
  steady: PictureKind | null = null,
): PictureConversion {
  return {
    steady,
    toneMap: HDR_TRANSFERS.find((each) => each === transfer) ?? null,
    stretch: displayedSize(list, list.pixelAspect),
  };
}

/**
 * Filters that make all pictures alike, the first ones of a chain. ffmpeg must be told not to make its filters anew at a change (its option
 * `reinit_filter`), or those that count frames would begin again.
 */
export function steadyFilters({ width, height, pixelFormat }: PictureKind): string[] {
  return [
    `scale=${width}:${height}:flags=bicubic+accurate_rnd+full_chroma_inp+full_chroma_int`,
    `format=${pixelFormat}`,
  ];
}

/**
 * The conversion as filters of ffmpeg, ending in whole frames of rgb24 with square pixels.
 *
 * Colour: swscale's defaults turn the whole frame into rgb24 (matrix and range as tagged, BT.601 limited when untagged, chroma not
 * interpolated for yuv420p); the packs' reference figures were made that way. High dynamic range goes through our own table in 16 bit.
 *
 * Bringing a mixed file to one kind is no part of it: that goes before frames are told apart.
 *
 * @param tonemapFile the table of the conversion's transfer; not looked at when there is none
 */
export function conversionFilters({ toneMap, stretch }: PictureConversion, tonemapFile: string | null): string[] {
  const filters: string[] = [];
  if (toneMap !== null && tonemapFile !== null) {
    filters.push('format=gbrp16le', `lut3d=file=${escapedForFilter(tonemapFile)}:interp=tetrahedral`);
  }
  filters.push('format=rgb24');
  if (stretch) {
    filters.push(`scale=${stretch.width}:${stretch.height}:flags=bicubic+accurate_rnd+full_chroma_inp+full_chroma_int`);
  }
  return filters;
}

/** A path as the value of a filter's option: escaped once for the option and once for the graph (ffmpeg-filters, "Notes on filtergraph escaping"). */
function escapedForFilter(path: string): string {
  const option = path.replaceAll('\\', '/').replace(/[':\\]/g, '\\$&');
  return option.replace(/[\\'[\],;]/g, '\\$&');
}
