/** What `engines` in package.json asks for; a stable distribution ships 20.19, 24 is what we recommend. */
const oldest = { major: 20, minor: 19 };

/**
 * Ends the process with one sentence and exit code 2 when this Node is too old to run the program.
 * Written in syntax that old versions parse, since otherwise they would show a stack trace instead of the sentence.
 */
export function requireNode() {
  if (isRecent(process.versions.node)) return;
  process.stderr.write(
    `Noctem needs Node.js ${oldest.major}.${oldest.minor} or newer and this is ${process.versions.node}: install 24.\n`,
  );
  process.exit(2);
}

/** @param {string} version such as 20.19.0 */
export function isRecent(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}
