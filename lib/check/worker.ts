import { type CheckScope, serveChecks } from './serve';

/** Door of the checking worker. */
serveChecks(self as unknown as CheckScope);
