import { Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elasticache from 'aws-cdk-lib/aws-elasticache';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Network } from './network.ts';
import type { Size } from './sizes.ts';

/** Valkey, over which the processes' sockets hear of each other. Nothing in it has to be kept. */
export class ClusterCache extends Construct {
  /** As Myna:Redis:Configuration takes it. */
  readonly configuration: string;
  readonly id: string;

  constructor(scope: Construct, id: string, { network, size, key }: { network: Network; size: Size; key: kms.IKey }) {
    super(scope, id);
    const group = new ec2.SecurityGroup(this, 'SecurityGroup', { vpc: network.vpc, description: 'Valkey: reached by the server alone', allowAllOutbound: false });
    group.addIngressRule(network.tasks, ec2.Port.tcp(6379), 'The server');
    const subnets = new elasticache.CfnSubnetGroup(this, 'Subnets', { description: 'Valkey of Myna', subnetIds: network.vpc.selectSubnets(network.subnets).subnetIds });
    const valkey = new elasticache.CfnReplicationGroup(this, 'Valkey', {
      replicationGroupDescription: 'Live events between the processes of Myna',
      engine: 'valkey',
      engineVersion: '8.0',
      cacheNodeType: size.valkeyNode,
      numCacheClusters: size.valkeyNodes,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      transitEncryptionEnabled: true,
      atRestEncryptionEnabled: true,
      kmsKeyId: key.keyId,
      cacheSubnetGroupName: subnets.ref,
      securityGroupIds: [group.securityGroupId],
    });
    const reason = 'Encrypted, and reached by the security group of the server alone; it holds nothing that has to be kept or kept from the server.';
    Validations.of(valkey).acknowledge({ id: 'AwsSolutions::AwsSolutions-AEC5', reason }, { id: 'AwsSolutions::AwsSolutions-AEC6', reason });
    this.id = valkey.ref;
    this.configuration = `${valkey.attrPrimaryEndPointAddress}:${valkey.attrPrimaryEndPointPort},ssl=true`;
  }
}
