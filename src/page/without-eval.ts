// Loaded before any schema: the page's own rules forbid making code from text, which zod would try first.
import { z } from 'zod';

z.config({ jitless: true });
