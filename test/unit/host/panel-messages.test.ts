import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPanelMessage } from '../../../src/host/panel-messages';
import {
  bannerActions,
  type FromPanel,
  panelCommands,
  verbs,
  views,
} from '../../../src/model/messages';

const messages: readonly FromPanel[] = [
  ...views.map((view) => ({ type: 'ready', view }) as const),
  ...verbs.map((verb) => ({ type: 'verb', verb }) as const),
  { type: 'select', step: 'pkce' },
  { type: 'select', step: undefined },
  { type: 'body', exchange: 'x1', part: 'request' },
  { type: 'rewind', step: 'pkce' },
  { type: 'breakpoint', step: 'pkce' },
  { type: 'resend', exchange: 'x1' },
  { type: 'copy-curl', exchange: 'x1' },
  { type: 'dismiss', rule: 'no-discovery' },
  { type: 'restore', rule: 'no-discovery' },
  ...panelCommands.map((command) => ({ type: 'command', command }) as const),
  ...bannerActions.map((action) => ({ type: 'banner', action }) as const),
  { type: 'open-spec', url: 'https://example.com/' },
  { type: 'explain', rule: 'no-discovery' },
  { type: 'fix', rule: 'no-discovery' },
  { type: 'search', text: 'token' },
];

test('every message of the protocol passes, and nothing that is beside it comes along', () => {
  for (const message of messages) {
    assert.deepEqual(readPanelMessage({ ...message, token: 'secret' }), message);
  }
});

test('anything else is no message', () => {
  const long = 'x'.repeat(64);
  const strange = [
    undefined,
    null,
    'ready',
    {},
    { type: 'eval' },
    { type: 'ready' },
    { type: 'ready', view: 'other' },
    { type: 'verb', verb: 'delete' },
    { type: 'verb', verb: 'constructor' },
    { type: 'select', step: 7 },
    { type: 'rewind' },
    { type: 'rewind', step: long },
    { type: 'breakpoint', step: { id: 'pkce' } },
    { type: 'resend', exchange: long },
    { type: 'copy-curl', exchange: long },
    { type: 'copy-curl', exchange: ['x1'] },
    { type: 'copy-curl' },
    { type: 'dismiss', rule: long },
    { type: 'restore' },
    { type: 'body', exchange: 'x1', part: 'headers' },
    { type: 'command', command: 'workbench.action.quit' },
    { type: 'banner', action: 'open-anything' },
    { type: 'open-spec' },
    { type: 'explain' },
    { type: 'explain', rule: long },
    { type: 'explain', rule: ['no-discovery'] },
  ];
  for (const value of strange) {
    assert.equal(readPanelMessage(value), undefined, JSON.stringify(value));
  }
});

test('only secrets that may be revealed can be asked for', () => {
  const asked = { type: 'reveal', secret: 'accessToken' };
  assert.deepEqual(readPanelMessage(asked), asked);
  for (const secret of ['clientSecret', 'codeVerifier', 'state', '', undefined, 1])
    assert.equal(readPanelMessage({ type: 'reveal', secret }), undefined);
});
