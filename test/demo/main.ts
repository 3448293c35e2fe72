import { parseArgs } from 'node:util';
import { cliffClientId, type Demo, type DemoOptions, demoPortBase, startDemo } from './demo';

const usage =
  'node .build/demo/main.mjs [--port-base 33500] [--authorization-host 127.0.0.1] [--auto-approve]';

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function readOptions(): DemoOptions {
  try {
    const { values } = parseArgs({
      options: {
        'port-base': { type: 'string', default: String(demoPortBase) },
        'authorization-host': { type: 'string', default: '127.0.0.1' },
        'auto-approve': { type: 'boolean', default: false },
      },
    });
    const portBase = Number(values['port-base']);
    if (Number.isInteger(portBase) && portBase >= 0 && portBase <= 65_531) {
      return {
        portBase,
        authorizationHost: values['authorization-host'],
        autoApprove: values['auto-approve'],
      };
    }
  } catch {
    // The sentence below serves unknown flags and bad numbers alike.
  }
  return fail(`The demo was started with arguments that it does not know. Use: ${usage}`);
}

async function start(): Promise<Demo> {
  try {
    return await startDemo(readOptions());
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    const port = 'port' in error ? error.port : 'the demo needs';
    return fail(
      `Port ${port} is taken: end the program that uses it, which is often another demo, or choose other ports with --port-base.`,
    );
  }
}

if (Number(process.versions.node.split('.')[0]) < 22) {
  fail(
    `The demo needs Node 22 or newer and this is ${process.version}: run npx node .build/demo/main.mjs.`,
  );
}

const demo = await start();
const lines: readonly (readonly [name: string, url: string, says: string])[] = [
  ['authorization server', demo.issuer, 'registers every client; any user name signs in'],
  ['notes', demo.notesUrl, 'sign-in works; add_note wants one scope more'],
  ['notes-dead-end', demo.deadEndUrl, '401 and no word about where to get a token'],
  ['notes-cliff', demo.cliffUrl, 'its authorization server registers no clients'],
  ['authorization server', demo.cliffIssuer, `knows one client id: ${cliffClientId}`],
];
for (const [name, url, says] of lines) console.log(`${name.padEnd(22)}${url.padEnd(30)}${says}`);
console.log('demo ready');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    demo.close().then(() => process.exit(0));
  });
}
