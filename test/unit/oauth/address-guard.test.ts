import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAddressGuard } from '../../../src/oauth/address-guard';

const names: { readonly [host: string]: readonly string[] } = {
  'mcp.example': ['203.0.113.7', '2001:db8::7'],
  'as.example': ['203.0.113.8'],
  'intranet.example': ['10.0.0.5'],
  'compose-service': ['172.18.0.3'],
  'here.example': ['127.0.0.1'],
  'both.example': ['203.0.113.9', '192.168.1.1'],
  'unreadable.example': ['fe80::1%a-zone'],
};

function guardOf(serverUrl: string, allowed = () => false) {
  const asked: string[] = [];
  const guard = createAddressGuard({
    serverUrl,
    allowed,
    async lookup(host) {
      asked.push(host);
      return names[host] ?? [];
    },
  });
  return { guard, asked };
}

const inside = [
  'https://127.0.0.1/x',
  'https://localhost:3000/x',
  'https://a.localhost/x',
  'https://[::1]/x',
  'https://[::ffff:127.0.0.1]/x',
  'https://[64:ff9b::7f00:1]/x',
  'https://2130706433/x',
  'https://0/x',
  'https://10.0.0.5/x',
  'http://169.254.169.254/latest/meta-data',
  'https://[fd00::1]/x',
  'https://intranet.example/x',
  'https://here.example/x',
  'https://both.example/x',
  'https://unreadable.example/x',
] as const;

const outside = ['https://as.example/x', 'https://1.1.1.1/x', 'https://[2001:db8::9]/x'] as const;

test('C56: a public server leads to public addresses only', async () => {
  for (const server of [
    'https://mcp.example/mcp',
    'https://203.0.113.7/mcp',
    'https://[2001:db8::7]/mcp',
  ]) {
    const { guard } = guardOf(server);
    for (const url of inside) assert.equal((await guard(url))?.kind, 'private-address', url);
    for (const url of outside) assert.equal(await guard(url), undefined, url);
  }
});

test('C56: the refusal says which address it is', async () => {
  const { guard } = guardOf('https://mcp.example/mcp');
  const says = async (url: string) => (await guard(url))?.detail;
  assert.equal(
    await says('https://intranet.example/'),
    'intranet.example (10.0.0.5), a private address',
  );
  assert.equal(await says('https://here.example/'), 'here.example (127.0.0.1), a loopback address');
  assert.equal(await says('https://localhost/'), 'localhost, a loopback address');
  assert.equal(await says('https://169.254.169.254/'), '169.254.169.254, a private address');
});

test('C56: a server on this machine or in a private network leads anywhere', async () => {
  for (const server of [
    'http://127.0.0.1:8000/mcp',
    'http://localhost:8000/mcp',
    'http://[::1]:8000/mcp',
    'http://192.168.1.20/mcp',
    'http://compose-service:8000/mcp',
    'https://intranet.example/mcp',
  ]) {
    const { guard } = guardOf(server);
    for (const url of [...inside, ...outside]) assert.equal(await guard(url), undefined, url);
  }
});

test('C56: a name with one public address is no private server, whatever else it stands for', async () => {
  const { guard } = guardOf('https://both.example/mcp');
  assert.equal((await guard('https://10.0.0.5/'))?.kind, 'private-address');
  assert.equal((await guard('https://both.example:9200/'))?.kind, 'private-address');
  assert.equal(await guard('https://both.example/.well-known/x'), undefined);
});

test('C56: a server that nobody can look up is no private server', async () => {
  const { guard } = guardOf('https://unknown.example/mcp');
  assert.equal((await guard('https://10.0.0.5/'))?.kind, 'private-address');
});

test('C56: a name that nobody can look up is left to fail by itself', async () => {
  const { guard } = guardOf('https://mcp.example/mcp');
  assert.equal(await guard('https://unknown.example/x'), undefined);
});

test('C56: the override lets every address through, and nothing is looked up', async () => {
  const { guard, asked } = guardOf('https://mcp.example/mcp', () => true);
  for (const url of inside) assert.equal(await guard(url), undefined, url);
  assert.deepEqual(asked, []);
});

test('C56: a name is looked up once, and the server only when another origin is asked', async () => {
  const { guard, asked } = guardOf('https://mcp.example/mcp');
  await guard('https://mcp.example/mcp');
  assert.deepEqual(asked, []);
  await Promise.all(
    ['a', 'b', 'c'].flatMap((path) => [
      guard(`https://as.example/${path}`),
      guard(`https://as.example:8443/${path}`),
      guard(`https://unknown.example/${path}`),
      guard(`https://mcp.example:8443/${path}`),
    ]),
  );
  assert.deepEqual(asked.toSorted(), ['as.example', 'mcp.example', 'unknown.example']);
});
