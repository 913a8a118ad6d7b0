import { z } from 'zod';

// Before any schema is made: zod would otherwise try `new Function`, which the extension's policy reports as a violation.
z.config({ jitless: true });
