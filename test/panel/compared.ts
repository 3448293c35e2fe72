import type { Comparison } from '../../src/model/comparison';
import type { PanelSnapshot } from '../../src/model/messages';
import { finished } from './fixtures';

/** The same sign-in before and after its authorization server registered clients. */
export const comparison: Comparison = {
  left: {
    name: 'notes',
    url: 'https://notes.example.com/mcp',
    revision: '2026-07-28',
    status: 'stopped',
    beganAt: Date.UTC(2026, 8, 1, 9, 30),
    findings: 1,
  },
  right: {
    name: 'notes',
    url: 'https://notes.example.com/mcp',
    revision: '2026-07-28',
    status: 'signed-in',
    beganAt: Date.UTC(2026, 8, 1, 10, 5),
    findings: 0,
  },
  steps: [
    {
      id: 'first-request',
      title: 'First request, no token',
      phase: 'discover',
      left: {
        state: 'done',
        note: 'refused',
        exchanges: [{ label: 'POST /mcp', answer: '401' }],
        findings: [],
      },
      right: {
        state: 'done',
        note: 'refused',
        exchanges: [{ label: 'POST /mcp', answer: '401' }],
        findings: [],
      },
      differences: [],
    },
    {
      id: 'registration',
      title: 'Registration',
      phase: 'identify',
      left: {
        state: 'stopped',
        note: 'no endpoint',
        exchanges: [],
        findings: [
          {
            rule: 'no-registration-path',
            title: 'login.example.com does not let clients register',
            severity: 'error',
          },
        ],
      },
      right: {
        state: 'done',
        note: 'registered',
        exchanges: [{ label: 'POST /register', answer: '201' }],
        findings: [],
      },
      differences: [
        { what: 'what came of it', left: 'stopped: no endpoint', right: 'done' },
        {
          what: 'finding no-registration-path',
          left: 'login.example.com does not let clients register',
        },
        { what: 'request', right: 'POST /register' },
      ],
    },
    {
      id: 'call-tool',
      title: 'Call the tool',
      phase: 'use',
      right: { state: 'done', note: 'answered', exchanges: [], findings: [] },
      differences: [{ what: 'the step', right: 'done' }],
    },
  ],
};

export const compared: PanelSnapshot = { ...finished.snapshot, comparison };
