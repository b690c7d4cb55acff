import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Camera } from './camera.ts';
import { MARGIN } from './plate.ts';
import { randomFrom } from './random.ts';
import type { Vector } from './vector.ts';

/** The room stands square to the camera; its coordinates: x to the right, y up, z from the back wall towards the viewer. */
const WALL = -3.4;
/** As near as the floor is painted; it must stay in front of the camera. */
const FLOOR_EDGE = 3.2;

type Fill = string | ReturnType<SKRSContext2D['createLinearGradient']>;
type Quad = (corners: Vector[], fill: Fill) => void;

/** An indoor practice studio: a slatted oak wall beside dark plaster, a grey floor with a turf mat. */
export function paintStudio(context: SKRSContext2D, camera: Camera): void {
  const azimuth = (camera.setup.azimuth * Math.PI) / 180;
  const inRoom = ([x, y, z]: Vector): Vector => [
    x * Math.cos(azimuth) + z * Math.sin(azimuth),
    y,
    z * Math.cos(azimuth) - x * Math.sin(azimuth),
  ];
  const quad = (corners: Vector[], fill: Fill): void => {
    context.fillStyle = fill;
    context.beginPath();
    for (const corner of corners) {
      const { x, y } = camera.projectSteady(corner);
      context.lineTo(x, y);
    }
    context.closePath();
    context.fill();
  };
  const roomQuad: Quad = (corners, fill) => quad(corners.map(inRoom), fill);
  const row = (y: number, z: number): number => camera.projectSteady(inRoom([0, y, z])).y;
  paintWall(context, roomQuad, row);
  paintFloor(context, camera, roomQuad, row);
  paintMat(context, camera, quad);
  paintLampLight(context, camera);
}

type Row = (y: number, z: number) => number;

function paintWall(context: SKRSContext2D, quad: Quad, row: Row): void {
  const plaster = context.createLinearGradient(0, row(3.4, WALL), 0, row(0, WALL));
  plaster.addColorStop(0, '#27303c');
  plaster.addColorStop(0.6, '#3d4856');
  plaster.addColorStop(1, '#566170');
  quad(
    [
      [-8, 6, WALL],
      [8, 6, WALL],
      [8, 0, WALL],
      [-8, 0, WALL],
    ],
    plaster,
  );
  const random = randomFrom(5);
  const shades = ['#5d5148', '#655850', '#564a42', '#6b5d53'];
  for (let x = -4; x < -0.62; x += 0.1) {
    quad(
      [
        [x, 6, WALL],
        [x + 0.1, 6, WALL],
        [x + 0.1, 0.1, WALL],
        [x, 0.1, WALL],
      ],
      '#1f1b19',
    );
    quad(
      [
        [x, 6, WALL],
        [x + 0.07, 6, WALL],
        [x + 0.07, 0.1, WALL],
        [x, 0.1, WALL],
      ],
      shades[Math.floor(random() * shades.length)],
    );
    quad(
      [
        [x, 6, WALL],
        [x + 0.012, 6, WALL],
        [x + 0.012, 0.1, WALL],
        [x, 0.1, WALL],
      ],
      'rgba(255,226,190,0.3)',
    );
  }
  paintScreen(context, quad, row);
  quad(
    [
      [-8, 0.1, WALL],
      [8, 0.1, WALL],
      [8, 0, WALL],
      [-8, 0, WALL],
    ],
    '#1d2229',
  );
}

/** The screen of the simulator: a pale fairway under an evening sky, in a dark frame. */
function paintScreen(context: SKRSContext2D, quad: Quad, row: Row): void {
  const [left, right, bottom, top] = [0.42, 2.6, 0.62, 2.12];
  quad(
    [
      [left - 0.05, top + 0.05, WALL],
      [right, top + 0.05, WALL],
      [right, bottom - 0.05, WALL],
      [left - 0.05, bottom - 0.05, WALL],
    ],
    '#14181e',
  );
  const sky = context.createLinearGradient(0, row(top, WALL), 0, row(bottom, WALL));
  sky.addColorStop(0, '#5b86b4');
  sky.addColorStop(0.52, '#c9cfc4');
  sky.addColorStop(0.54, '#5f8a68');
  sky.addColorStop(1, '#3f7a4c');
  quad(
    [
      [left, top, WALL],
      [right, top, WALL],
      [right, bottom, WALL],
      [left, bottom, WALL],
    ],
    sky,
  );
  quad(
    [
      [left, 1.32, WALL],
      [left + 0.5, 1.4, WALL],
      [1.2, 1.36, WALL],
      [1.7, 1.43, WALL],
      [right, 1.36, WALL],
      [right, 1.3, WALL],
      [left, 1.3, WALL],
    ],
    '#4b6f63',
  );
  quad(
    [
      [left, 0.62, WALL],
      [1.1, 0.62, WALL],
      [1.42, 1.3, WALL],
      [1.34, 1.3, WALL],
    ],
    'rgba(160,210,140,0.35)',
  );
}

function paintFloor(context: SKRSContext2D, camera: Camera, quad: Quad, row: Row): void {
  const bottom = camera.setup.height + MARGIN;
  const floor = context.createLinearGradient(0, row(0, WALL), 0, bottom);
  floor.addColorStop(0, '#6d737b');
  floor.addColorStop(0.45, '#8d939a');
  floor.addColorStop(1, '#666c75');
  quad(
    [
      [-8, 0, WALL],
      [8, 0, WALL],
      [8, 0, FLOOR_EDGE],
      [-8, 0, FLOOR_EDGE],
    ],
    floor,
  );
  const shine = context.createLinearGradient(0, row(0, WALL), 0, row(0, WALL + 1.6));
  shine.addColorStop(0, 'rgba(20,24,30,0.5)');
  shine.addColorStop(1, 'rgba(20,24,30,0)');
  quad(
    [
      [-8, 0, WALL],
      [8, 0, WALL],
      [8, 0, WALL + 1.6],
      [-8, 0, WALL + 1.6],
    ],
    shine,
  );
}

/** The mat lies along the line to the target. */
function paintMat(context: SKRSContext2D, camera: Camera, quad: Quad): void {
  const turf = context.createLinearGradient(
    0,
    camera.projectSteady([0, 0, -0.9]).y,
    0,
    camera.projectSteady([0, 0, 1.4]).y,
  );
  turf.addColorStop(0, '#3c7d4b');
  turf.addColorStop(1, '#5bab66');
  quad(
    [
      [-0.95, 0, -0.72],
      [1.15, 0, -0.72],
      [1.15, 0, 1.28],
      [-0.95, 0, 1.28],
    ],
    '#1d3a26',
  );
  quad(
    [
      [-0.93, 0.012, -0.7],
      [1.13, 0.012, -0.7],
      [1.13, 0.012, 1.24],
      [-0.93, 0.012, 1.24],
    ],
    turf,
  );
  const random = randomFrom(11);
  for (let tuft = 0; tuft < 16000; tuft++) {
    const root = camera.projectSteady([-0.93 + 2.06 * random(), 0.012, -0.7 + 1.94 * random()]);
    context.fillStyle = random() < 0.5 ? 'rgba(20,60,30,0.2)' : 'rgba(180,232,160,0.17)';
    context.fillRect(root.x, root.y, 1, 2);
  }
  quad(
    [
      [-0.93, 0.013, 1.0],
      [1.13, 0.013, 1.0],
      [1.13, 0.013, 1.015],
      [-0.93, 0.013, 1.015],
    ],
    'rgba(255,255,255,0.55)',
  );
}

/** Pools of warm light from two lamps and a darker rim of the picture. */
function paintLampLight(context: SKRSContext2D, camera: Camera): void {
  const { width, height } = camera.setup;
  const pool = (x: number, y: number, radius: number, fill: string): void => {
    const glow = context.createRadialGradient(x, y, 0, x, y, radius);
    glow.addColorStop(0, fill);
    glow.addColorStop(1, 'rgba(255,220,170,0)');
    context.fillStyle = glow;
    context.fillRect(-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN);
  };
  pool(width * 0.22, height * 0.12, height * 0.5, 'rgba(255,226,180,0.38)');
  pool(width * 0.78, height * 0.2, height * 0.42, 'rgba(190,215,255,0.2)');
  const edge = context.createRadialGradient(
    width / 2,
    height * 0.5,
    width * 0.45,
    width / 2,
    height * 0.5,
    height * 0.72,
  );
  edge.addColorStop(0, 'rgba(8,10,16,0)');
  edge.addColorStop(1, 'rgba(8,10,16,0.5)');
  context.fillStyle = edge;
  context.fillRect(-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN);
}
