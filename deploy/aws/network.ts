import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Size } from './sizes.ts';

export interface NetworkProps {
  readonly size: Size;
  readonly key: kms.IKey;
  /** Of the cluster's private endpoint, as Atlas shows it: com.amazonaws.vpce.…. */
  readonly atlasServiceName?: string;
}

/** The VPC, its flow logs, and the private way to MongoDB Atlas. */
export class Network extends Construct {
  readonly vpc: ec2.Vpc;
  /** Where tasks run. */
  readonly subnets: ec2.SubnetSelection;
  /** Of the tasks: reached by the load balancer alone. */
  readonly tasks: ec2.SecurityGroup;

  constructor(scope: Construct, id: string, { size, key, atlasServiceName }: NetworkProps) {
    super(scope, id);
    const isPrivate = size.natGateways > 0;
    this.subnets = { subnetType: isPrivate ? ec2.SubnetType.PRIVATE_WITH_EGRESS : ec2.SubnetType.PUBLIC };
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      maxAzs: size.zones,
      natGateways: size.natGateways,
      subnetConfiguration: [
        { name: 'public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
        ...(isPrivate ? [{ name: 'private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 }] : []),
      ],
      flowLogs: {
        all: {
          destination: ec2.FlowLogDestination.toCloudWatchLogs(new logs.LogGroup(this, 'FlowLogs', { retention: logs.RetentionDays.ONE_MONTH, encryptionKey: key })),
          trafficType: ec2.FlowLogTrafficType.REJECT,
        },
      },
    });
    this.tasks = new ec2.SecurityGroup(this, 'Tasks', { vpc: this.vpc, description: 'The server: reached by the load balancer alone' });
    if (atlasServiceName) {
      const endpoint = new ec2.SecurityGroup(this, 'Atlas', { vpc: this.vpc, description: 'MongoDB Atlas by PrivateLink', allowAllOutbound: false });
      // Atlas gives each member of the replica set a port of its own from 1024 on.
      endpoint.addIngressRule(this.tasks, ec2.Port.tcpRange(1024, 65535), 'The server');
      new ec2.InterfaceVpcEndpoint(this, 'AtlasEndpoint', {
        vpc: this.vpc,
        service: new ec2.InterfaceVpcEndpointService(atlasServiceName),
        subnets: this.subnets,
        securityGroups: [endpoint],
        open: false,
      });
    }
  }
}
