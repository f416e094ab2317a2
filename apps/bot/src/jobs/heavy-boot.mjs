import { register } from 'tsx/esm/api';

// The loader of TypeScript does not reach into threads by itself.
register();
await import('./heavy-entry.ts');
