import { SIZES, type SizeName } from './sizes.ts';

const HOURS = 730;

/** Dollars by AWS's public price list for us-east-1 as of 2026-11, without tax, savings plans or the free tier. Check them before you rely on them. */
export const PRICES = {
  vcpuHour: 0.03238,
  gigabyteHour: 0.00356,
  loadBalancerHour: 0.0225,
  capacityUnitHour: 0.008,
  publicAddressHour: 0.005,
  natGatewayHour: 0.045,
  natGigabyte: 0.045,
  valkeyNodeHour: { 'cache.t4g.small': 0.0256 } as Record<string, number>,
  endpointZoneHour: 0.01,
  key: 1,
  secret: 0.4,
  logGigabyte: 0.5,
  alarm: 0.1,
  // MongoDB's own list: Flex ends at 30 dollars a month; M30 is a replica set of three.
  store: { small: 30, large: 394 },
};

/** What a month of the least that a size runs costs, part by part, in dollars. */
export function monthOf(name: SizeName): Map<string, number> {
  const size = SIZES[name];
  const isPrivate = size.natGateways > 0;
  const tasks = size.minTasks * HOURS * ((size.cpu / 1024) * PRICES.vcpuHour + (size.memoryMiB / 1024) * PRICES.gigabyteHour);
  const addresses = size.zones + (isPrivate ? size.natGateways : size.minTasks);
  const gigabytesOfLogs = isPrivate ? 50 : 5;
  return new Map([
    ['Fargate tasks', tasks],
    ['Load balancer', HOURS * (PRICES.loadBalancerHour + (isPrivate ? 5 : 1) * PRICES.capacityUnitHour)],
    ['Public addresses', HOURS * addresses * PRICES.publicAddressHour],
    ['NAT gateways', size.natGateways * HOURS * PRICES.natGatewayHour + (isPrivate ? 200 * PRICES.natGigabyte : 0)],
    ['Valkey', size.valkeyNodes === 0 ? 0 : size.valkeyNodes * HOURS * PRICES.valkeyNodeHour[size.valkeyNode]!],
    ['PrivateLink', isPrivate ? size.zones * HOURS * PRICES.endpointZoneHour : 0],
    ['Key and secrets', PRICES.key + 3 * PRICES.secret],
    ['Logs', gigabytesOfLogs * PRICES.logGigabyte],
    ['Alarms', 6 * PRICES.alarm],
    ['MongoDB Atlas', PRICES.store[name]],
  ]);
}

export const total = (month: Map<string, number>) => [...month.values()].reduce((sum, dollars) => sum + dollars, 0);
