import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Packages with native code, or that load files of their own: they stay in node_modules. */
const EXTERNAL = ['electron', 'onnxruntime-node', '@napi-rs/canvas', 'ffmpeg-static'];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        external: EXTERNAL,
        input: {
          index: 'src/main/index.ts',
          'engine-process': 'src/node/engine-process.ts',
          'device-probe-child': 'src/node/inference/device-probe-child.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload script cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: { minify: true, rollupOptions: { input: 'src/renderer/index.html' } },
  },
});
