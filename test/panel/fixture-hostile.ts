import { fixture } from './fixture';
import { body, refused } from './fixture-exchanges';

/** Would run if any of it became markup, an attribute or an address. */
export const script = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
/** Would show `exe.txt` backwards if it were not spelled out. */
export const reordered = 'safe\u202Etxt.exe';
export const javascriptUrl = 'javascript:window.ran=1';

const story = fixture({
  name: 'hostile',
  server: { name: `${script} ${reordered}`, url: javascriptUrl },
  status: 'stopped',
  enabled: ['restart'],
  banner: { kind: 'stopped', text: `Stopped: ${script}`, actions: ['copy-report'] },
  current: 'first-request',
  selected: 'first-request',
  happened: {
    'first-request': {
      state: 'stopped',
      meta: script,
      note: `${script} ${reordered}`,
      exchanges: [
        {
          ...refused,
          id: 'h1',
          because: script,
          request: {
            ...refused.request,
            method: script,
            url: `${javascriptUrl}?a=${script}&b=${reordered}`,
          },
          response: {
            status: 418,
            headers: [
              [script, reordered],
              ['x-long', `start ${'x'.repeat(100_000)} end`],
              ['location', javascriptUrl],
            ],
            body: body(
              'application/json',
              `{"a": "${reordered} </pre>${script.replaceAll('"', '\\"')}", "cut": [1, {"b"`,
            ),
          },
        },
        {
          ...refused,
          id: 'h2',
          failure: { kind: 'tls', detail: script },
          timing: { startMs: 20, totalMs: 5 },
        },
      ],
      values: [{ name: script, value: `${reordered}${'y'.repeat(5000)}`, meaning: script }],
    },
  },
  findings: [
    {
      rule: 'hostile',
      step: 'first-request',
      effect: 'sign-in-fails',
      severity: 'error',
      title: script,
      expected: `\`${script}\``,
      actual: reordered,
      because: 'an unpaired ` backtick',
      do: script,
      spec: [],
      evidence: ['/steps/__proto__', '/steps/0/exchanges/0/response/headers/2', ''],
    },
  ],
});

const link = { id: 'rfc7636', label: script, url: javascriptUrl } as const;

/** Every string of a server in it is meant to do harm; even the links, which never come from one. */
export const hostile = {
  ...story,
  snapshot: {
    ...story.snapshot,
    detail: { ...story.snapshot.detail, spec: [link] },
    findings: story.snapshot.findings.map((finding) => ({ ...finding, spec: [link] })),
  },
};
