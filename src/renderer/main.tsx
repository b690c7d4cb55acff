import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { applyPreferences } from './app/apply-preferences.ts';
import { systemAttention, tellOfEndedJobs } from './app/job-notification.ts';
import { followWithMenu } from './app/native-menu.ts';
import { Studio } from './app/studio.ts';
import { createBridge } from './bridge/create-bridge.ts';
import { guardClosing } from './studio/guard-closing.ts';
import { startMotion } from './ui/motion.ts';
import { startPreferences } from './ui/preferences.ts';
import { startLanguage } from './ui/start-language.ts';
import { startTheme } from './ui/theme.ts';
import './ui/tokens.css';
import './ui/base.css';

startTheme();
startLanguage();
startPreferences();
startMotion();
const studio = new Studio(createBridge(window));
guardClosing(window, studio.session);
applyPreferences(studio);
followWithMenu(studio);
tellOfEndedJobs(studio.bridge, systemAttention(window));

if (window.location.hash === '#demo') {
  window.history.replaceState(null, '', window.location.pathname);
  void studio.model.openDemo();
}

// A file that is dropped beside the panes must not replace the studio by the file.
for (const event of ['dragover', 'drop'] as const) window.addEventListener(event, (drag) => drag.preventDefault());

const root = document.getElementById('studio');
if (!root) throw new Error('The page has no place for the studio.');
createRoot(root).render(
  <StrictMode>
    <App studio={studio} />
  </StrictMode>,
);
