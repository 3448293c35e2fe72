/** Windows of the editor, of which one goes on with what the one before has kept. */

import assert from 'node:assert/strict';
import type { FlowRequest } from '../../../src/core';
import type { Flow } from '../../../src/oauth/engine';
import { quiet } from './flow-driver';
import type { World } from './world';

/** A flow of one window, and what it has kept for the next. */
export interface Window {
  readonly flow: Flow;
  kept(): string | undefined;
}

export function openWindow(
  world: World,
  resume?: string,
  request: Partial<FlowRequest> = {},
): Window {
  let kept: string | undefined;
  const flow = world.flow({
    keep: async (text) => {
      kept = text;
    },
    ...(resume !== undefined && { resume }),
    ...request,
  });
  return { flow, kept: () => kept };
}

/** What the window has kept by now. */
export async function leave(window: Window): Promise<string> {
  await quiet(3);
  const text = window.kept();
  assert.ok(text !== undefined, 'something is kept');
  return text;
}
