import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { FramePictures } from './app/frame-pictures.ts';
import { StudioModel } from './app/studio-model.ts';
import { createBridge } from './bridge/create-bridge.ts';
import { applyColours } from './ui/colours.ts';
import './ui/tokens.css';
import './ui/base.css';

applyColours(document.documentElement);
const bridge = createBridge(window);
const model = new StudioModel(bridge);
const pictures = new FramePictures(bridge);

if (window.location.hash === '#demo') {
  window.history.replaceState(null, '', window.location.pathname);
  void model.openDemo();
}

// A file that is dropped beside the panes must not replace the studio by the file.
for (const event of ['dragover', 'drop'] as const) window.addEventListener(event, (drag) => drag.preventDefault());

const root = document.getElementById('studio');
if (!root) throw new Error('The page has no place for the studio.');
createRoot(root).render(
  <StrictMode>
    <App model={model} pictures={pictures} />
  </StrictMode>,
);
