export * from './ollama-models.ts';
export * from './port.ts';
export type { HostState, KnownModel, ModelRegister, SeenRow } from './registry/register.ts';
