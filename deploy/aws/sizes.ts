/** What a size is made of. What it costs stands in docs/aws.md, from the same numbers (see prices.ts). */
export interface Size {
  /** Availability zones. */
  readonly zones: number;
  /** With NAT gateways tasks have no public address; without, each has one that only the load balancer's security group may reach. */
  readonly natGateways: number;
  /** Of one task: 1024 is one ARM vCPU. */
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly minTasks: number;
  readonly maxTasks: number;
  /** Nodes of Valkey; 0: a single task needs none. */
  readonly valkeyNodes: number;
  readonly valkeyNode: string;
  readonly logDays: 30 | 90;
}

export const SIZES = {
  // One task: a deployment replaces it by a second one that is ready first.
  small: { zones: 2, natGateways: 0, cpu: 512, memoryMiB: 1024, minTasks: 1, maxTasks: 2, valkeyNodes: 0, valkeyNode: '', logDays: 30 },
  large: { zones: 3, natGateways: 3, cpu: 2048, memoryMiB: 4096, minTasks: 3, maxTasks: 24, valkeyNodes: 2, valkeyNode: 'cache.t4g.small', logDays: 90 },
} as const satisfies Record<string, Size>;

export type SizeName = keyof typeof SIZES;
