export type { Answer, AskedOf, Fault, ScriptedModel, ServerTrouble } from './script.ts';
export { startScriptedOllama, type ScriptedOllama, type SeenRequest } from './scripted-ollama.ts';
