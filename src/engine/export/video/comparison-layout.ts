import type { Crop } from '../../../contract/geometry.ts';
import type { CanvasRect, PaneView } from '../../../document/overlay/scene.ts';
import type { DecodeRequest } from '../../ports.ts';

/** How a clip is to be seen. Frame pixels. */
export interface ClipShape {
  readonly width: number;
  readonly height: number;
  /** The analysed crop: the person. */
  readonly crop: Crop;
}

/** What a layout depends on. */
export interface LayoutOptions {
  /** Side by side, or the target laid over the source so that the analysed crops coincide. */
  readonly layout: 'side-by-side' | 'overlay';
  /** Show whole frames, or only the analysed crops. */
  readonly zoom: 'frame' | 'person';
  /** Largest width and height of the picture area, pixels. */
  readonly maxWidth: number;
  readonly maxHeight: number;
}

/** One clip in the layout: what to decode, and where it lies. */
export interface PanePlan {
  readonly view: PaneView;
  /** Crop (whole pixels, inside the frame) and size that the decoder should deliver. */
  readonly decode: Required<Pick<DecodeRequest, 'crop' | 'size'>>;
  /** Where the decoded picture lies; only what lies in `view.rect` is seen. */
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

/** Lays out a comparison: pictures of equal height (never larger than the larger clip, except up to 360 lines), header and footer. */
export function layOutComparison(source: ClipShape, target: ClipShape, options: LayoutOptions): ComparisonLayout {
  return options.layout === 'overlay'
    ? layOutOverlay(source, target, options)
    : layOutSideBySide(source, target, options);
}

function layOutSideBySide(source: ClipShape, target: ClipShape, options: LayoutOptions): ComparisonLayout {
  const sourceCrop = shownCrop(source, options.zoom);
  const targetCrop = shownCrop(target, options.zoom);
  const aspects = [sourceCrop.w / sourceCrop.h, targetCrop.w / targetCrop.h] as const;
  const natural = Math.max(LEAST_HEIGHT, sourceCrop.h, targetCrop.h);
  const gap = even(GAP * (options.maxWidth / 1920));
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

function layOutOverlay(source: ClipShape, target: ClipShape, options: LayoutOptions): ComparisonLayout {
  const sourceCrop = shownCrop(source, options.zoom);
  const natural = Math.max(LEAST_HEIGHT, sourceCrop.h);
  const aspect = sourceCrop.w / sourceCrop.h;
  const height = even(Math.min(options.maxHeight, natural, Math.floor(options.maxWidth / aspect)));
  const chrome = chromeOf(even(height * aspect), height);
  const rect = { x: 0, y: chrome.header.height, width: chrome.width, height };
  return { ...chrome, source: pane(sourceCrop, rect), target: overlaidPane(source, target, sourceCrop, rect) };
}

/** The target moved and scaled so that its analysed crop has the centre and the height of the source's. */
function overlaidPane(source: ClipShape, target: ClipShape, shown: Crop, rect: CanvasRect): PanePlan {
  const pixels = rect.width / shown.w;
  const scale = (pixels * source.crop.h) / target.crop.h;
  const originX =
    rect.x + (source.crop.x + source.crop.w / 2 - shown.x) * pixels - (target.crop.x + target.crop.w / 2) * scale;
  const originY =
    rect.y + (source.crop.y + source.crop.h / 2 - shown.y) * pixels - (target.crop.y + target.crop.h / 2) * scale;
  const visible = {
    x: (rect.x - originX) / scale,
    y: (rect.y - originY) / scale,
    w: rect.width / scale,
    h: rect.height / scale,
  };
  const crop = wholePixels(visible, target);
  const left = Math.round(originX + crop.x * scale);
  const top = Math.round(originY + crop.y * scale);
  const right = Math.max(left + 1, Math.round(originX + (crop.x + crop.w) * scale));
  const bottom = Math.max(top + 1, Math.round(originY + (crop.y + crop.h) * scale));
  return pane(crop, { x: left, y: top, width: right - left, height: bottom - top }, rect);
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

/** A crop of whole pixels drawn at `picture`, of which what lies in `bounds` is seen. */
function pane(crop: Crop, picture: CanvasRect, bounds: CanvasRect = picture): PanePlan {
  const x = Math.max(picture.x, bounds.x);
  const y = Math.max(picture.y, bounds.y);
  const width = Math.max(0, Math.min(picture.x + picture.width, bounds.x + bounds.width) - x);
  const height = Math.max(0, Math.min(picture.y + picture.height, bounds.y + bounds.height) - y);
  const seen = {
    x: crop.x + ((x - picture.x) * crop.w) / picture.width,
    y: crop.y + ((y - picture.y) * crop.h) / picture.height,
    w: (Math.max(width, 1) * crop.w) / picture.width,
    h: (Math.max(height, 1) * crop.h) / picture.height,
  };
  return {
    view: { crop: seen, rect: { x, y, width, height } },
    decode: { crop, size: { width: picture.width, height: picture.height } },
    picture,
  };
}

function shownCrop(clip: ClipShape, zoom: LayoutOptions['zoom']): Crop {
  return zoom === 'frame' ? { x: 0, y: 0, w: clip.width, h: clip.height } : wholePixels(clip.crop, clip);
}

/** The smallest rectangle of whole pixels of the frame that holds the part of `crop` that lies in the frame; at least one pixel. */
function wholePixels(crop: Crop, frame: { readonly width: number; readonly height: number }): Crop {
  const x = Math.max(0, Math.min(frame.width - 1, Math.floor(crop.x)));
  const y = Math.max(0, Math.min(frame.height - 1, Math.floor(crop.y)));
  const right = Math.max(x + 1, Math.min(frame.width, Math.ceil(crop.x + crop.w)));
  const bottom = Math.max(y + 1, Math.min(frame.height, Math.ceil(crop.y + crop.h)));
  return { x, y, w: right - x, h: bottom - y };
}
