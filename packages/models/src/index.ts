export { type Host, hostOf } from './ollama/host.ts';
export { type Look, lookAt, type LookOptions, type SeenModel } from './ollama/look.ts';
export * from './ollama-models.ts';
export * from './port.ts';
export type { HostState, KnownModel, ModelRegister, SeenRow } from './registry/register.ts';
