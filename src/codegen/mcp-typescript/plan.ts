import type { AddAuth, Planned } from '../add-auth';
import type { SdkWiring } from '../sdk-wirings';
import type { Syntax } from '../syntax/syntax';

export function planMcpTypescript(_request: AddAuth<SdkWiring>, _typescript: Syntax): Planned {
  return { kind: 'refused', says: '' };
}
