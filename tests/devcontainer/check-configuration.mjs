// Checks the dev container's configuration, as the Dev Containers CLI reads it, from standard input.
import { existsSync, readFileSync, statSync } from 'node:fs';

function check(what, holds, otherwise) {
  if (!holds) {
    console.error(`FAILED  ${what}: ${otherwise}`);
    process.exit(1);
  }
  console.log(`ok      ${what}`);
}

// VS Code's own files may have comments, here each on its own line.
const json = path => JSON.parse(readFileSync(path, 'utf8').replace(/^\s*\/\/.*$/gm, ''));
const setting = 'dotnet-interactive.requiredInteractiveToolVersion';
const { configuration } = JSON.parse(readFileSync(0, 'utf8'));
const { extensions, settings } = configuration.customizations.vscode;

check('the extensions are those that run the notebooks',
  JSON.stringify([...extensions].sort()) ===
    JSON.stringify(['ms-dotnettools.dotnet-interactive-vscode', 'ms-toolsai.jupyter']),
  `they are ${extensions.join(', ')}`);
check('.vscode/extensions.json recommends the same extensions',
  JSON.stringify(json('.vscode/extensions.json').recommendations) === JSON.stringify(extensions),
  'the two lists differ');

check('the image is .NET 10 with an exact version',
  /^mcr\.microsoft\.com\/devcontainers\/dotnet:\d+\.\d+\.\d+-10\.0-[a-z]+$/.test(configuration.image),
  `it is ${configuration.image}; name all three parts of its version and the system`);

check('users may make private networks, for PathLab',
  JSON.stringify(configuration.securityOpt) === JSON.stringify(['seccomp=unconfined']) && configuration.privileged === undefined,
  `securityOpt is ${configuration.securityOpt}; Docker's filter forbids user namespaces`);

const version = settings[setting];
check('the kernel has an exact version', /^\d+\.\d+\.\d+$/.test(version), `${setting} is ${version}`);
check('.vscode/settings.json asks for the same kernel',
  json('.vscode/settings.json')[setting] === version, `${setting} differs from ${version}`);

const script = /^bash (\S+)$/.exec(configuration.onCreateCommand)?.[1];
check('onCreateCommand runs one script', script !== undefined, `it is ${configuration.onCreateCommand}`);
check('that script is there and may be executed',
  existsSync(script) && statSync(script).isFile() && (statSync(script).mode & 0o111) !== 0, script);
check('that script installs the same kernel',
  new RegExp(`^version=${version.replaceAll('.', '\\.')}$`, 'm').test(readFileSync(script, 'utf8')),
  `it does not say version=${version}`);

const port = / open --port (\d+)$/.exec(configuration.postAttachCommand)?.[1];
check('postAttachCommand opens the lessons on a fixed port', port !== undefined, `it is ${configuration.postAttachCommand}`);
check('that port is forwarded, and has a name',
  configuration.forwardPorts.includes(Number(port)) && configuration.portsAttributes[port]?.label !== undefined, `it is ${port}`);
