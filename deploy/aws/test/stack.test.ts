import assert from 'node:assert/strict';
import { readFileSync, readdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { monthOf, total } from '../prices.ts';
import { SIZES, type SizeName } from '../sizes.ts';
import { MynaStack } from '../stack.ts';

const root = join(import.meta.dirname, '..');
const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000';

function template(size: SizeName, atlasServiceName?: string) {
  const stack = new MynaStack(new App(), 'Myna', {
    env: { account: '123456789012', region: 'us-east-1' },
    size, domain: 'learn.example.org', certificateArn, imageTag: '1', alarmEmail: 'ops@example.org', atlasServiceName,
  });
  return Template.fromStack(stack);
}

type Resource = { Type: string; Properties: Record<string, any> };
const all = (of: Template) => Object.values(of.toJSON().Resources) as Resource[];

for (const size of Object.keys(SIZES) as SizeName[]) {
  describe(size, () => {
    const made = template(size, size === 'large' ? 'com.amazonaws.vpce.us-east-1.vpce-svc-0' : undefined);

    test('the server runs as nobody, on a read-only root, and has its secrets from Secrets Manager', () => {
      made.hasResourceProperties('AWS::ECS::TaskDefinition', {
        ContainerDefinitions: [Match.objectLike({
          User: '1654',
          ReadonlyRootFilesystem: true,
          Secrets: Match.arrayWith(['Myna__Accounts__MasterKey', 'Myna__Storage__ConnectionString', 'Myna__Accounts__Mail__Password'].map(Name => Match.objectLike({ Name }))),
        })],
        RuntimePlatform: { CpuArchitecture: 'ARM64' },
      });
      const [container] = all(made).find(one => one.Type === 'AWS::ECS::TaskDefinition')!.Properties.ContainerDefinitions;
      for (const { Name } of container.Environment) assert.doesNotMatch(Name, /Key|Password|ConnectionString|User/);
    });

    test('only the load balancer is open to the world, and only it reaches the server', () => {
      const world = all(made).filter(one => one.Type === 'AWS::EC2::SecurityGroup').flatMap(one => one.Properties.SecurityGroupIngress ?? []).filter(rule => rule.CidrIp === '0.0.0.0/0');
      assert.deepEqual([...new Set(world.map(rule => rule.FromPort))].sort(), [443, 80]);
      const inside = all(made).filter(one => one.Type === 'AWS::EC2::SecurityGroupIngress' && one.Properties.ToPort === 8080);
      assert.ok(inside.length > 0);
      for (const rule of inside) assert.match(JSON.stringify(rule.Properties.SourceSecurityGroupId), /Entrance/);
      made.hasResourceProperties('AWS::S3::Bucket', { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true } });
    });

    test('sockets are sticky and stay open through a quiet minute; nothing else is', () => {
      made.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', { LoadBalancerAttributes: Match.arrayWith([{ Key: 'idle_timeout.timeout_seconds', Value: '120' }]) });
      const sticky = all(made).filter(one => one.Type === 'AWS::ElasticLoadBalancingV2::TargetGroup')
        .map(one => one.Properties.TargetGroupAttributes.find((attribute: any) => attribute.Key === 'stickiness.enabled').Value);
      assert.deepEqual(sticky.sort(), ['false', 'true']);
      made.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', { Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/socket.io', '/socket.io/*'] } }] });
      for (const group of all(made).filter(one => one.Type === 'AWS::ElasticLoadBalancingV2::TargetGroup')) assert.equal(group.Properties.HealthCheckPath, '/readyz');
    });

    test('no policy allows every action, nor a write to every resource', () => {
      for (const policy of all(made).filter(one => one.Type === 'AWS::IAM::Policy')) {
        for (const { Action, Resource } of policy.Properties.PolicyDocument.Statement) {
          assert.ok(![Action].flat().includes('*'), JSON.stringify(Action));
          if ([Resource].flat().includes('*')) assert.deepEqual([Action].flat(), ['ecr:GetAuthorizationToken']);
        }
      }
    });

    test('each alarm tells somebody, and names a page of the runbook that there is', () => {
      const pages = [...readFileSync(join(root, '../../docs/runbook.md'), 'utf8').matchAll(/^## (.*)$/gm)].map(match => `docs/runbook.md#${match[1]!.toLowerCase().replaceAll(' ', '-')}`);
      const alarms = all(made).filter(one => one.Type === 'AWS::CloudWatch::Alarm' && one.Properties.AlarmDescription?.startsWith('Read '));
      assert.ok(alarms.length >= 5);
      for (const { Properties } of alarms) {
        assert.equal(Properties.AlarmActions.length, 1);
        assert.ok(pages.includes(Properties.AlarmDescription.slice('Read '.length)), Properties.AlarmDescription);
      }
    });

    test('cdk-nag has nothing to say', () => {
      const out = mkdtempSync(join(tmpdir(), 'myna-cdk-'));
      const context = { size, domain: 'learn.example.org', certificateArn, imageTag: '1', alarmEmail: 'ops@example.org' };
      const synth = spawnSync(process.execPath, ['--import', 'tsx', 'app.ts'], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_DEFAULT_ACCOUNT: '123456789012', CDK_DEFAULT_REGION: 'us-east-1' },
      });
      assert.equal(synth.status, 0, synth.stdout + synth.stderr);
      assert.ok(readdirSync(out).includes('Myna.template.json'));
    });
  });
}

test('the small size has no gateway and no cache, and costs less than 100 dollars a month', () => {
  const made = template('small');
  made.resourceCountIs('AWS::EC2::NatGateway', 0);
  made.resourceCountIs('AWS::ElastiCache::ReplicationGroup', 0);
  assert.ok(total(monthOf('small')) < 100, `${total(monthOf('small'))}`);
});

test('the large size has no task with a public address, encrypts the cache, and reaches MongoDB privately', () => {
  const made = template('large', 'com.amazonaws.vpce.us-east-1.vpce-svc-0');
  made.hasResourceProperties('AWS::ECS::Service', { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } } });
  made.hasResourceProperties('AWS::ElastiCache::ReplicationGroup', { TransitEncryptionEnabled: true, AtRestEncryptionEnabled: true, MultiAZEnabled: true });
  made.hasResourceProperties('AWS::EC2::VPCEndpoint', { ServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-0', VpcEndpointType: 'Interface' });
});

test('the prices in docs/aws.md are those of the list', () => {
  const told = readFileSync(join(root, '../../docs/aws.md'), 'utf8');
  for (const name of Object.keys(SIZES) as SizeName[]) {
    for (const [part, dollars] of monthOf(name)) assert.match(told, new RegExp(`\\| ${part} \\|.*\\b${dollars.toFixed(0)}\\b`), `${name}: ${part} ${dollars.toFixed(0)}`);
    assert.match(told, new RegExp(`\\| together \\|.*\\b${total(monthOf(name)).toFixed(0)}\\b`), `${name}: ${total(monthOf(name)).toFixed(0)}`);
  }
});
