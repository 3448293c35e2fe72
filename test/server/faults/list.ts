import type { Fault } from '../fault';
import { checkedServers } from './groups/checked';
import { faultsFromTheToken } from './groups/from-the-token';
import { healthyServers } from './groups/healthy';
import { passableServers } from './groups/passable';
import { faultsUpToTheCode } from './groups/up-to-the-code';

/** Every fault, in the order of the steps; first the servers that have none. */
export const faults: readonly Fault[] = [
  ...healthyServers,
  ...passableServers,
  ...faultsUpToTheCode,
  ...faultsFromTheToken,
  ...checkedServers,
];
