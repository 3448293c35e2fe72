import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Ports } from '../../../src/model/ports';
import { nodePorts } from '../../../src/node/node-ports';
import { confirmDevice, type DeviceFlow, deviceGrant } from '../../server/device-flow';
import type { FaultRun } from '../../server/fault';
import { startPair } from '../../server/faults/parts/pair';
import { startHealthyDeviceCode } from '../../server/scenarios/healthy-device-code';
import { against } from './against';
import { assertSignedIn, assertStopped, assertTokenOnEach, exchangesAt, grantsAsked } from './seen';

/** A person at the device page, and a clock that runs only while the flow waits between two polls. */
function createPerson(decides: {
  readonly afterWaits: number;
  readonly what: 'grants' | 'denies';
}) {
  const waits: number[] = [];
  let late = 0;
  let page = '';
  const now = (): number => nodePorts.now() + late;
  const own: Partial<Ports> = {
    now,
    async openBrowser(url) {
      page = url;
      return true;
    },
    async sleep(ms, signal) {
      if (ms < 1000 || ms === limits.ms || ms === limits.sessionMs)
        return nodePorts.sleep(ms, signal);
      waits.push(ms / 1000);
      late += ms;
      if (waits.length === decides.afterWaits) await confirmDevice(page, decides.what);
    },
  };
  return { own, waits, now, page: () => page };
}

/** Told apart from the waits between polls by their odd lengths. */
const limits = { ms: 14_321, sessionMs: 24_321 };

function device(flow: DeviceFlow, person: ReturnType<typeof createPerson>) {
  const { confirmsAfter: _never, ...manners } = { interval: 1, ...flow, now: person.now };
  return () => startHealthyDeviceCode({ ...manners, confirmsAfter: Number.POSITIVE_INFINITY });
}

const usual: FaultRun = { settings: { grant: 'device_code' }, limits };

suite('a device without a browser', () => {
  test('RFC 8628 §3.1, §3.4, §3.5, C34, C46: asks at the interval of the server until the person has agreed', () => {
    const person = createPerson({ afterWaits: 3, what: 'grants' });
    return against(
      device({}, person),
      () => usual,
      async ({ url, issuer, requests = [] }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.deepEqual(person.waits, [1, 1, 1]);
        const polls = exchangesAt(trace, 'device-token');
        assert.deepEqual(
          polls.map(({ response }) => response?.status),
          [400, 400, 400, 200],
        );
        for (const fields of grantsAsked(requests)) {
          assert.equal(fields.get('grant_type'), deviceGrant);
        }
        const [asked] = exchangesAt(trace, 'device-authorization');
        assert.match(asked?.request.body?.text ?? '', /resource=/);
        assert.equal(new URL(person.page()).origin, issuer);
        assert.ok(
          new URL(person.page()).searchParams.has('user_code'),
          'the code is in the address',
        );
        assertTokenOnEach(requests, url);
      },
      person.own,
    );
  });

  test('RFC 8628 §3.5: waits longer from then on each time it is told to slow down', () => {
    const person = createPerson({ afterWaits: 5, what: 'grants' });
    return against(
      device({ slowDownAt: [2, 3] }, person),
      () => usual,
      async (_servers, engine) => {
        assertSignedIn(await engine.run('sign-in'));
        assert.deepEqual(person.waits, [1, 6, 11, 11, 11]);
      },
      person.own,
    );
  });

  test('RFC 8628 §3.2: waits five seconds where the server names no interval', () => {
    const person = createPerson({ afterWaits: 1, what: 'grants' });
    return against(
      () => startPair(() => ({ settings: { deviceFlow: { now: person.now } } })),
      () => usual,
      async (_servers, engine) => {
        assertSignedIn(await engine.run('sign-in'));
        assert.deepEqual(person.waits, [5]);
      },
      person.own,
    );
  });

  test('RFC 8628 §3.5: stops when the person says no', () => {
    const person = createPerson({ afterWaits: 1, what: 'denies' });
    return against(
      device({}, person),
      () => usual,
      async ({ requests = [] }, engine) => {
        const trace = await engine.run('sign-in');
        assertStopped(trace, 'device-token', ['device-refused']);
        assert.match(trace.stop?.says ?? '', /said no/);
        assert.equal(grantsAsked(requests).length, 2);
      },
      person.own,
    );
  });

  test('RFC 8628 §3.2: stops when the code has run out, and asks no more', () => {
    const person = createPerson({ afterWaits: -1, what: 'grants' });
    return against(
      device({ interval: 60 }, person),
      () => usual,
      async ({ requests = [] }, engine) => {
        const trace = await engine.run('sign-in');
        assertStopped(trace, 'device-token', ['device-refused']);
        assert.match(trace.stop?.says ?? '', /ran out/);
        assert.equal(person.waits.length, 10, 'ten minutes');
        assert.equal(grantsAsked(requests).length, 10);
      },
      person.own,
    );
  });

  test('RFC 8628 §3.3: shows the code to the person and to nobody else', () => {
    const person = createPerson({ afterWaits: 1, what: 'grants' });
    return against(
      device({}, person),
      () => usual,
      async (_servers, engine) => {
        const flow = engine.flow('sign-in');
        flow.setBreakpoints({ steps: ['device-token'] });
        let shown: string | undefined;
        flow.onChange(() => {
          if (flow.trace().status !== 'paused') return;
          shown = flow.userCode();
          flow.go('continue');
        });
        const trace = await engine.finish(flow);
        assertSignedIn(trace);
        assert.match(shown ?? '', /^[A-Z]{4}-[A-Z]{4}$/);
        assert.ok(!JSON.stringify(trace).includes(shown ?? ''));
        assert.equal(flow.userCode(), undefined, 'once it is over');
      },
      person.own,
    );
  });

  test('C16: a client that the server knows by its id need not register', () => {
    const person = createPerson({ afterWaits: 1, what: 'grants' });
    return against(
      device({}, person),
      ({ credentials: { clientId } }) => ({ settings: { grant: 'device_code', clientId }, limits }),
      async ({ requests = [] }, engine) => {
        assertSignedIn(await engine.run('sign-in'));
        assert.equal(requests.filter(({ path }) => path === '/reg').length, 0);
      },
      person.own,
    );
  });
});
