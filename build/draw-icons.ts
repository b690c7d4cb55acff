import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

// Draws the icon of the packaged app from the icon of the page. Run it again when the SVG has changed: node build/draw-icons.ts

/** electron-builder makes the sizes of every platform from one picture of this size. */
const SIDE = 1024;
/** macOS expects room around the shape of an icon. */
const MARGIN = 100;

const svg = await readFile(join(import.meta.dirname, '..', 'src', 'renderer', 'public', 'icon.svg'), 'utf8');
const sized = svg.replace('<svg ', `<svg width="${SIDE}" height="${SIDE}" `);
const canvas = createCanvas(SIDE, SIDE);
const side = SIDE - 2 * MARGIN;
canvas.getContext('2d').drawImage(await loadImage(Buffer.from(sized)), MARGIN, MARGIN, side, side);
await writeFile(join(import.meta.dirname, 'icon.png'), await canvas.encode('png'));
