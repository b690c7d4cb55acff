import type { Media } from '../../../contract/media.ts';
import { Icon } from '../../ui/icons.tsx';
import { OverlayCanvas, type PaneOverlay } from './overlay-canvas.tsx';
import { type LoadPicture, usePicture } from './use-picture.ts';
import { fitInto, useSize } from './use-size.ts';

/** Pictures are asked for in steps of this many pixels, so that a window that is drawn larger does not ask at every pixel. */
const SIZE_STEP = 256;

/** A frame of a clip, as large as its place allows, with what is drawn over it. */
export function FrameView({
  media,
  frame,
  overlay,
  load,
}: {
  media: Media;
  frame: number;
  overlay: PaneOverlay | null;
  load: LoadPicture;
}) {
  const [place, box] = useSize<HTMLDivElement>();
  const size = box ? fitInto(box, media.info) : null;
  const longest = size ? Math.max(size.width, size.height) * window.devicePixelRatio : null;
  const maxSide = longest === null ? null : Math.min(4096, Math.ceil(longest / SIZE_STEP) * SIZE_STEP);
  const { url, error } = usePicture(load, media.id, frame, maxSide);
  return (
    <div className="frame-view" ref={place}>
      {!url && !error && <p className="frame-loading">Reading frame {frame}</p>}
      {error && (
        <p className="frame-error">
          <Icon name="alert" />
          <span>
            {error.message} {error.hint}
          </span>
        </p>
      )}
      {size && url && (
        <div className="frame-stage" style={size}>
          <img src={url} alt={`Frame ${frame} of ${media.info.file}`} draggable={false} style={size} />
          {overlay && <OverlayCanvas overlay={overlay} frame={frame} width={size.width} height={size.height} />}
        </div>
      )}
    </div>
  );
}
