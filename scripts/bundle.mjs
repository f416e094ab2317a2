import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** Packages that stay beside the bundle: better-sqlite3 is machine code that its JavaScript looks for. */
const notBundled = ['better-sqlite3'];

/**
 * Bundles programs with everything they import.
 *
 * @param {{ root: string, entryPoints: Record<string, string>, outdir: string, base: string, chunks: boolean }} options
 *   entry points by name of the file to be written, as paths below root; base is a JavaScript expression for the
 *   address (with a closing slash) of the folder in which the sources find the files they read, as if that were the
 *   checkout; in chunks what is imported lazily is read only then, and what programs share is written once
 * @returns {Promise<string[]>} the files that went in, as paths below root
 */
export async function bundle({ root, entryPoints, outdir, base, chunks }) {
  const result = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: chunks,
    // node-fetch knows a signal by the name of its class, and a bundle renames classes that share a name.
    keepNames: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: notBundled,
    banner: { js: `${requireForCommonJs}\nconst baseOfBundle = ${base};\n${folderForThreads}` },
    plugins: [keepAddresses(root)],
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'silent',
  });
  return Object.keys(result.metafile.inputs).map((file) => path.normalize(file));
}

/** Packages in CommonJS call `require` for modules of Node, which a module in ESM does not have. */
const requireForCommonJs = `import { createRequire as createRequireOfBundle } from 'node:module';
import { fileURLToPath as pathOfBundle } from 'node:url';
const require = createRequireOfBundle(import.meta.url);`;

/** Where a program finds the bundle of a thread that it starts: beside its own. */
const folderForThreads = `const folderOfBundle = new URL('./', import.meta.url).href;`;

/**
 * A source file that reads its neighbours by `import.meta` still finds them, although it now stands elsewhere.
 *
 * @param {string} root
 * @returns {import('esbuild').Plugin}
 */
function keepAddresses(root) {
  return {
    name: 'keep-addresses',
    setup(builder) {
      builder.onLoad({ filter: /[\\/](apps|packages)[\\/].*\.ts$/ }, ({ path: file }) => {
        const text = readFileSync(file, 'utf8');
        if (file.includes('node_modules') || !/import\.meta\.(url|dirname|filename)/.test(text)) return undefined;
        return { contents: withAddressOf(path.relative(root, file).replaceAll(path.sep, '/'), text), loader: 'ts' };
      });
    },
  };
}

/**
 * @param {string} file path below the root, with slashes
 * @param {string} text
 */
function withAddressOf(file, text) {
  const address = `new URL(${JSON.stringify(file)}, baseOfBundle)`;
  const folder = `new URL(${JSON.stringify(path.posix.dirname(file))}, baseOfBundle)`;
  return text
    .replaceAll('import.meta.url', `${address}.href`)
    .replaceAll('import.meta.filename', `pathOfBundle(${address})`)
    .replaceAll('import.meta.dirname', `pathOfBundle(${folder})`);
}
