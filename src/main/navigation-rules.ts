import { app } from 'electron';
import { isPageAddress } from './page-address.ts';

/** No window of ours shows anything but our page, opens another window, or holds a web view. */
export function setUpNavigationRules(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!isPageAddress(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}
