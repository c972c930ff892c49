// Loaded before any schema: the page's own rules forbid making code from text, which zod would try first.
// (Of a namespace the bundler takes what is used; of the `z` that zod exports it takes everything, which is twice as much.)
import * as z from 'zod';

z.config({ jitless: true });
