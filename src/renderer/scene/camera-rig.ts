import { MathUtils, PerspectiveCamera, Spherical } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import type { Arrangement } from './box-layout.ts';
import { type CameraPose, distanceOf, poseBetween, positionOf } from './camera-pose.ts';
import type { Matrix } from './projection.ts';

/** How long a change of view takes, milliseconds. */
const TURN = 320;
/** Nothing lies further from what is looked at, scene units. */
const DEPTH = 12;

/** The camera with what moves it: pointer, wheel and touch on the canvas, poses given to it, and smooth turns between them. */
export class CameraRig {
  readonly camera = new PerspectiveCamera();
  readonly #controls: OrbitControls;
  readonly #onMoved: () => void;
  readonly #invalidate: () => void;
  #arrangement: Arrangement = 0;
  #turn: { readonly from: CameraPose; readonly to: CameraPose; start: number | null } | null = null;
  #isOurs = false;

  /**
   * @param onMoved the user has moved the view
   * @param invalidate the view is to be drawn again
   */
  constructor(canvas: HTMLCanvasElement, onMoved: () => void, invalidate: () => void) {
    this.#onMoved = onMoved;
    this.#invalidate = invalidate;
    this.#controls = new OrbitControls(this.camera, canvas);
    this.#controls.enableDamping = false;
    this.#controls.zoomToCursor = true;
    this.#controls.addEventListener('change', this.#onControls);
    this.#controls.addEventListener('start', this.#onGrab);
  }

  /** Whether the wheel zooms to the pointer; not where the canvas has several views, or it would mean the wrong place. */
  setZoomToPointer(is: boolean): void {
    this.#controls.zoomToCursor = is;
  }

  /** How the boxes stand in the present view. */
  get arrangement(): Arrangement {
    return this.#arrangement;
  }

  get pose(): CameraPose {
    const { target } = this.#controls;
    const offset = new Spherical().setFromVector3(this.camera.position.clone().sub(target));
    return {
      polar: offset.phi,
      azimuth: offset.theta,
      halfHeight: offset.radius * Math.tan(MathUtils.degToRad(this.camera.fov / 2)),
      fieldOfView: this.camera.fov,
      target: [target.x, target.y, target.z],
      arrangement: this.#arrangement,
    };
  }

  /** Goes along with what moves along time, scene units. */
  shift(time: number): void {
    if (time === 0 || this.#turn) return;
    const { pose } = this;
    this.goTo({ ...pose, target: [pose.target[0] + time, pose.target[1], pose.target[2]] }, false);
  }

  /** Goes to a pose: at once, or smoothly in the pictures that follow. */
  goTo(pose: CameraPose, smooth: boolean): void {
    this.#turn = smooth ? { from: this.pose, to: pose, start: null } : null;
    if (!smooth) this.#put(pose);
    this.#invalidate();
  }

  /** Takes a smooth turn on to the time of a picture, milliseconds. */
  advance(now: number): void {
    const turn = this.#turn;
    if (!turn) return;
    turn.start ??= now;
    const fraction = Math.min(1, (now - turn.start) / TURN);
    if (fraction === 1) this.#turn = null;
    this.#put(poseBetween(turn.from, turn.to, fraction));
    if (this.#turn) this.#invalidate();
  }

  /** Keeps everything between the nearest and the farthest that is drawn; before each picture. */
  focus(): void {
    const distance = this.camera.position.distanceTo(this.#controls.target);
    this.camera.near = Math.max(0.01, distance - DEPTH);
    this.camera.far = distance + DEPTH;
    this.camera.updateProjectionMatrix();
  }

  /** Projection times view. */
  get matrix(): Matrix {
    this.camera.updateMatrixWorld();
    return this.camera.projectionMatrix.clone().multiply(this.camera.matrixWorldInverse).elements;
  }

  dispose(): void {
    this.#controls.removeEventListener('change', this.#onControls);
    this.#controls.removeEventListener('start', this.#onGrab);
    this.#controls.dispose();
  }

  readonly #onGrab = (): void => {
    this.#turn = null;
  };

  readonly #onControls = (): void => {
    if (this.#isOurs) return;
    this.#onMoved();
    this.#invalidate();
  };

  #put(pose: CameraPose): void {
    this.#isOurs = true;
    this.#arrangement = pose.arrangement;
    this.camera.fov = pose.fieldOfView;
    this.camera.position.set(...positionOf(pose));
    this.#controls.target.set(...pose.target);
    const nearest = distanceOf({ ...pose, halfHeight: 0.05 });
    this.#controls.minDistance = nearest;
    this.#controls.maxDistance = 400 * nearest;
    this.#controls.update();
    this.#isOurs = false;
  }
}
