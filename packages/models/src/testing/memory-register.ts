import type { HostState, KnownModel, ModelRegister } from '../registry/register.ts';

/** A register in memory, which also says how often it was written to. */
export function createMemoryRegister(): ModelRegister & { readonly writes: () => number } {
  let models: KnownModel[] = [];
  let hosts: readonly HostState[] = [];
  let writes = 0;
  const unmeasured = {
    tokensPerSec: null,
    firstTokenMs: null,
    validJsonRate: null,
    quality: null,
    lastBenchmarked: null,
  };
  const is = (of: { host: string; name: string }) => (one: KnownModel) => one.host === of.host && one.name === of.name;
  return {
    writes: () => writes,
    all: () => models,
    put: (row) => {
      writes += 1;
      const old = models.find(is(row));
      models = old
        ? models.map((one) => (one === old ? { ...old, ...row } : one))
        : [...models, { ...unmeasured, ...row }];
    },
    update: (of, values) => {
      writes += 1;
      models = models.map((one) => (is(of)(one) ? { ...one, ...values } : one));
    },
    hosts: () => hosts,
    putHosts: (states) => {
      writes += 1;
      hosts = states;
    },
    transact: (work) => work(),
  };
}
