import type { ComparisonLayout as ComparisonLayoutName } from '../../contract/export.ts';
import type { Crop } from '../../contract/geometry.ts';
import type { Similarity } from '../../kernels/align-people.ts';
import { fitOver, isCombined, targetRect } from '../overlay/combine.ts';
import type { CanvasRect, PaneView } from '../overlay/scene.ts';

/** How a clip is to be seen. Frame pixels. */
export interface ClipShape {
  readonly width: number;
  readonly height: number;
  /** The analysed crop: the person; null when nothing was analysed. */
  readonly crop: Crop | null;
}

/** What a layout depends on. */
export interface LayoutOptions {
  readonly layout: ComparisonLayoutName;
  /** Show whole frames, or only the analysed crops; what was not analysed is shown as a whole. */
  readonly zoom: 'frame' | 'person';
  /** Largest width and height of the picture area, pixels. */
  readonly maxWidth: number;
  readonly maxHeight: number;
}

/** One clip in the layout: what to decode, and where it lies. */
export interface PanePlan {
  readonly view: PaneView;
  /** Crop (whole pixels, inside the frame) and size that the decoder should deliver. */
  readonly decode: { readonly crop: Crop; readonly size: { readonly width: number; readonly height: number } };
  /** Where the decoded picture lies; in layouts with one picture the target's at first, see {@link combinedPicture}. */
  readonly picture: CanvasRect;
}

/** The geometry of a comparison picture. Sizes are even, as yuv420p needs. */
export interface ComparisonLayout {
  readonly width: number;
  readonly height: number;
  /** Drawing unit of header and footer, pixels. */
  readonly unit: number;
  readonly header: CanvasRect;
  readonly footer: CanvasRect;
  readonly source: PanePlan;
  readonly target: PanePlan;
}

const HEADER = 46;
const FOOTER = 78;
const GAP = 8;

/** The smallest height of the pictures: below it names and numbers cannot be read. */
const LEAST_HEIGHT = 360;

const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));

/**
 * Lays out a comparison: pictures of equal height (stacked: of equal width), never larger than the larger clip except up to 360 lines,
 * header and footer.
 *
 * @param placements in layouts with one picture: every place that the target's frame takes in the source's; at least one
 */
export function layOutComparison(
  source: ClipShape,
  target: ClipShape,
  options: LayoutOptions,
  placements: readonly Similarity[] = [fitOver(source, target)],
): ComparisonLayout {
  if (isCombined(options.layout)) return layOutCombined(source, target, options, placements);
  return options.layout === 'stacked'
    ? layOutStacked(source, target, options)
    : layOutSideBySide(source, target, options);
}

function layOutSideBySide(source: ClipShape, target: ClipShape, options: LayoutOptions): ComparisonLayout {
  const sourceCrop = shownCrop(source, options.zoom);
  const targetCrop = shownCrop(target, options.zoom);
  const aspects = [sourceCrop.w / sourceCrop.h, targetCrop.w / targetCrop.h] as const;
  const natural = Math.max(LEAST_HEIGHT, sourceCrop.h, targetCrop.h);
  const gap = gapOf(options);
  const height = even(
    Math.min(options.maxHeight, natural, Math.floor((options.maxWidth - gap) / (aspects[0] + aspects[1]))),
  );
  const [sourceWidth, targetWidth] = [even(height * aspects[0]), even(height * aspects[1])];
  const chrome = chromeOf(sourceWidth + gap + targetWidth, height);
  const y = chrome.header.height;
  return {
    ...chrome,
    source: pane(sourceCrop, { x: 0, y, width: sourceWidth, height }),
    target: pane(targetCrop, { x: sourceWidth + gap, y, width: targetWidth, height }),
  };
}

/** One above the other; a narrower picture stands in the middle. */
function layOutStacked(source: ClipShape, target: ClipShape, options: LayoutOptions): ComparisonLayout {
  const crops = [shownCrop(source, options.zoom), shownCrop(target, options.zoom)] as const;
  const gap = gapOf(options);
  const natural = Math.max(LEAST_HEIGHT, crops[0].h, crops[1].h);
  const widest = Math.max(crops[0].w / crops[0].h, crops[1].w / crops[1].h);
  const room = Math.min(natural, (options.maxHeight - gap) / 2, options.maxWidth / widest);
  const height = even(room);
  const widths = crops.map((crop) => even((height * crop.w) / crop.h));
  const width = Math.max(...widths);
  const chrome = chromeOf(width, 2 * height + gap);
  const y = chrome.header.height;
  const left = (own: number) => 2 * Math.round((width - own) / 4);
  return {
    ...chrome,
    source: pane(crops[0], { x: left(widths[0]!), y, width: widths[0]!, height }),
    target: pane(crops[1], { x: left(widths[1]!), y: y + height + gap, width: widths[1]!, height }),
  };
}

function gapOf({ maxWidth }: LayoutOptions): number {
  return even(GAP * (maxWidth / 1920));
}

/** The source's picture alone gives the size; of the target that part is decoded which is seen at any time. */
function layOutCombined(
  source: ClipShape,
  target: ClipShape,
  options: LayoutOptions,
  placements: readonly Similarity[],
): ComparisonLayout {
  const shown = shownCrop(source, options.zoom);
  const natural = Math.max(LEAST_HEIGHT, shown.h);
  const aspect = shown.w / shown.h;
  const height = even(Math.min(options.maxHeight, natural, Math.floor(options.maxWidth / aspect)));
  const chrome = chromeOf(even(height * aspect), height);
  const sourcePane = pane(shown, { x: 0, y: chrome.header.height, width: chrome.width, height });
  const crop = everSeen(shown, target, placements);
  // As sharp as the largest that it gets, but never more pixels than there are.
  const largest = Math.max(...placements.map(({ scale }) => (scale * chrome.width) / shown.w));
  const pixels = Math.min(1, largest);
  const size = { width: even(crop.w * pixels), height: even(crop.h * pixels) };
  const layout = { ...chrome, source: sourcePane, target: { ...sourcePane, decode: { crop, size } } };
  const picture = combinedPicture(layout, target, placements[0]!);
  return { ...layout, target: { view: { crop, rect: picture }, decode: { crop, size }, picture } };
}

/** In a layout with one picture: where the decoded part of the target lies. */
export function combinedPicture(
  { source, target }: Pick<ComparisonLayout, 'source' | 'target'>,
  size: { readonly width: number; readonly height: number },
  placement: Similarity,
): CanvasRect {
  const whole = targetRect(source.view, placement, size);
  const pixels = whole.width / size.width;
  const { x, y, w, h } = target.decode.crop;
  return { x: whole.x + x * pixels, y: whole.y + y * pixels, width: w * pixels, height: h * pixels };
}

/** The part of the target's frame, in whole pixels, that lies over the shown part of the source's in any of the placements. */
function everSeen(shown: Crop, target: ClipShape, placements: readonly Similarity[]): Crop {
  const seen = placements.map(({ scale, x, y }) => ({
    left: (shown.x - x) / scale,
    top: (shown.y - y) / scale,
    right: (shown.x + shown.w - x) / scale,
    bottom: (shown.y + shown.h - y) / scale,
  }));
  const left = Math.min(...seen.map((each) => each.left));
  const top = Math.min(...seen.map((each) => each.top));
  const right = Math.max(...seen.map((each) => each.right));
  const bottom = Math.max(...seen.map((each) => each.bottom));
  return wholePixels({ x: left, y: top, w: right - left, h: bottom - top }, target);
}

function chromeOf(
  width: number,
  pictureHeight: number,
): Pick<ComparisonLayout, 'width' | 'height' | 'unit' | 'header' | 'footer'> {
  const unit = Math.max(0.75, Math.min(1.5, Math.sqrt(width * pictureHeight) / 1000));
  const [headerHeight, footerHeight] = [even(HEADER * unit), even(FOOTER * unit)];
  return {
    width,
    height: headerHeight + pictureHeight + footerHeight,
    unit,
    header: { x: 0, y: 0, width, height: headerHeight },
    footer: { x: 0, y: headerHeight + pictureHeight, width, height: footerHeight },
  };
}

/** A crop of whole pixels that fills its place. */
function pane(crop: Crop, rect: CanvasRect): PanePlan {
  return { view: { crop, rect }, decode: { crop, size: { width: rect.width, height: rect.height } }, picture: rect };
}

function shownCrop(clip: ClipShape, zoom: LayoutOptions['zoom']): Crop {
  const whole = { x: 0, y: 0, w: clip.width, h: clip.height };
  return zoom === 'person' && clip.crop ? wholePixels(clip.crop, clip) : whole;
}

/** The smallest rectangle of whole pixels of the frame that holds the part of `crop` that lies in the frame; at least one pixel. */
function wholePixels(crop: Crop, frame: { readonly width: number; readonly height: number }): Crop {
  const x = Math.max(0, Math.min(frame.width - 1, Math.floor(crop.x)));
  const y = Math.max(0, Math.min(frame.height - 1, Math.floor(crop.y)));
  const right = Math.max(x + 1, Math.min(frame.width, Math.ceil(crop.x + crop.w)));
  const bottom = Math.max(y + 1, Math.min(frame.height, Math.ceil(crop.y + crop.h)));
  return { x, y, w: right - x, h: bottom - y };
}
