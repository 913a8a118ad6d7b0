import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startOverlay } from './run';

/** Registered for the sites the clerk allowed, and put into the pages of those that are open already. */
export default defineUnlistedScript(() => {
  startOverlay();
});
