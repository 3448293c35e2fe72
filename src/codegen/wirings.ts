/** What is offered for each product. */

import { wirings as fastmcp } from './fastmcp/wirings/list';
import { sdkWirings } from './sdk-wirings';
import type { Target } from './site';
import type { Wiring } from './wiring';

export const wiringsByTarget: { readonly [target in Target]: readonly Wiring[] } = {
  fastmcp,
  'mcp-python': sdkWirings('mcp-python'),
  'mcp-typescript': sdkWirings('mcp-typescript'),
};
